"""All that is left to do: one list for the editor's desk, the gate before a release and the commands."""
