"""What must hold of the sources and of the built site."""
