"""The parts of import_reference.py: one module for one family of tables."""
