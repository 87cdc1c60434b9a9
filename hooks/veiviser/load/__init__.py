"""From the editors' files to the model, with every problem at once."""
