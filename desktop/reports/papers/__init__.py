"""Each paper: what it is made of, frozen, and the one function that says it as a `Document`.

What is filled in by hand or by the register arrives in the words of its language; nothing here looks anything up but
the texts in resources/text and resources/guests.
"""
