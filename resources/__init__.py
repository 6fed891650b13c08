"""Data that travels with the program: code lists, texts, profiles, icons. Read with importlib.resources."""
