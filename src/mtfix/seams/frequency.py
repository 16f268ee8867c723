"""How common words are, and endings: the bounds by which seams are judged."""

# Zipf values
RARE = 3.3
COMMON = 3.5  # from which a word is trusted to be one word
ROLE = 4.5  # of what the bearer of a name is
FREQUENT = 5.0
CLOSED = 6.0  # from which nearly all words are function words
SMALL_WORD = 6.5  # from which they are articles and the like

ENDING = -2.7  # log10 of the share of words from which letters are an ending
