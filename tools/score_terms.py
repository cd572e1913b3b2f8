"""What fit_score.py may fit: which signals speak for which sub-score, in which direction, and where their curves may bend."""

KINDS = {  # of bad documents, that each sub-score is there for
    "cleanliness": ["boilerplate_only", "spam", "gibberish"],
    "language": ["gibberish", "wrong_language"],
    "structure": ["list_page", "boilerplate_only", "truncated"],
    "uniqueness": ["spam", "gibberish", "list_page"],
}

NO_SPACES = ["Hani", "Hira", "Kana", "Bopo", "Thai", "Laoo", "Khmr", "Mymr"]  # scripts without spaces between words
ENGLISH = {"languages": ["en"]}
SPACED = {"not_scripts": NO_SPACES}
PUNCTUATED = {"not_scripts": ["Thai", "Laoo"]}  # scripts with sentence marks
LONG = {"min_words": 40, "full_words": 120}

CALIBRATION_KNOTS = [-12, -8, -5, -3, -2, -1, 0, 1, 1.5, 2, 2.5]  # log odds


def term(of, signal, better, knots, gate=None):
    return {"of": of, "signal": signal, "better": better, "knots": knots, "gate": gate or {}}


TERMS = [
    term("cleanliness", "text.replacement_share", "low", [0, .001, .01, .05]),
    term("cleanliness", "news.damage_ratio", "low", [0, .0005, .003, .02]),
    term("cleanliness", "clean.removed_share", "low", [.3, .6, .8, .9, .97, 1]),
    term("cleanliness", "clean.left_share", "low", [0, .01, .03, .06, .1, .2, .4]),
    term("cleanliness", "text.sentence_word_share", "high", [0, .3, .6, .8, .95], PUNCTUATED),
    term("cleanliness", "text.mean_line_words", "high", [2, 6, 12, 20, 30]),
    term("cleanliness", "gopher.hash_ratio", "low", [0, .01, .05, .2]),
    term("cleanliness", "gopher.ellipsis_ratio", "low", [0, .01, .05, .2]),
    term("cleanliness", "news.link_ratio", "low", [0, .003, .01, .03, .1]),
    term("cleanliness", "news.shout_ratio", "low", [0, .005, .02, .06]),
    term("cleanliness", "news.number_ratio", "low", [.03, .08, .15, .3]),
    term("cleanliness", "news.capital_word_ratio", "low", [.02, .05, .1, .3]),
    term("cleanliness", "news.odd_word_ratio", "low", [.005, .02, .06, .2]),
    term("cleanliness", "news.promotion_ratio", "low", [0, 3, 10, 30]),
    term("cleanliness", "news.price_ratio", "low", [0, 3, 10, 30]),
    term("cleanliness", "text.mixed_script_share", "low", [0, .005, .03, .1]),

    term("language", "language.confidence", "high", [0, .4, .7, .9, .98], {"min_words": 20, "full_words": 60}),
    term("language", "language.expected_share", "high", [0, .3, .6, .9, 1]),
    term("language", "language.deviating_share", "low", [0, .05, .2, .5]),
    term("language", "gopher.alpha_word_share", "high", [.3, .6, .8, .9, .95], SPACED),
    term("language", "gopher.mean_word_length", "high", [2, 3.5, 4.2, 4.6], ENGLISH),
    term("language", "gopher.mean_word_length", "low", [5.5, 6.2, 7, 9, 14], ENGLISH),
    term("language", "news.function_word_share", "high", [0, .1, .2, .28, .34], {**ENGLISH, "min_words": 30, "full_words": 80}),
    term("language", "news.broken_pair_ratio", "low", [0, .002, .005, .01, .03], {**ENGLISH, **LONG}),
    term("language", "news.odd_word_ratio", "low", [.002, .01, .03, .08, .2], SPACED),
    term("language", "news.lower_start_share", "low", [0, .05, .15, .4, .8], SPACED),
    term("language", "news.long_sentence_share", "low", [0, .1, .3, .8], {**SPACED, **LONG}),
    term("language", "news.capital_word_ratio", "low", [.02, .05, .1, .3]),
    term("language", "news.damage_ratio", "low", [0, .0005, .003, .02]),
    term("language", "text.mixed_script_share", "low", [0, .005, .03, .1]),

    term("structure", "text.words", "high", [0, 10, 25, 50, 90, 150, 250]),
    term("structure", "text.sentence_word_share", "high", [0, .3, .6, .8, .95], PUNCTUATED),
    term("structure", "text.mean_line_words", "high", [2, 6, 12, 20, 30]),
    term("structure", "news.paragraph_words", "high", [5, 12, 20, 30, 45]),
    term("structure", "news.list_share", "low", [0, .05, .2, .5]),
    term("structure", "news.before_lead_share", "low", [.05, .15, .4, 1]),
    term("structure", "news.open_end", "low", [0, 1], PUNCTUATED),
    term("structure", "news.cut_end", "low", [0, 1], PUNCTUATED),
    term("structure", "news.broken_end", "low", [0, 1], PUNCTUATED),
    term("structure", "news.function_word_end", "low", [0, 1], ENGLISH),
    term("structure", "news.truncation_marks", "low", [0, 1, 2]),
    term("structure", "gopher.ellipsis_line_share", "low", [0, .05, .15, .4]),
    term("structure", "gopher.bullet_line_share", "low", [.1, .3, .6, .9]),
    term("structure", "news.sentence_words", "high", [5, 9, 13, 17], SPACED),
    term("structure", "news.number_ratio", "low", [.03, .08, .15, .3]),
    term("structure", "clean.removed_share", "low", [.3, .6, .8, .9, .97, 1]),

    term("uniqueness", "gopher.dup_line_share", "low", [0, .05, .15, .4]),
    term("uniqueness", "gopher.dup_line_char_share", "low", [0, .03, .1, .3]),
    term("uniqueness", "gopher.dup_paragraph_char_share", "low", [0, .03, .1, .3]),
    term("uniqueness", "gopher.top_2gram_char_share", "low", [.02, .04, .07, .12, .25], LONG),
    term("uniqueness", "gopher.top_3gram_char_share", "low", [.01, .03, .06, .1, .2], LONG),
    term("uniqueness", "gopher.top_4gram_char_share", "low", [.01, .03, .06, .1, .2], LONG),
    term("uniqueness", "gopher.dup_5gram_char_share", "low", [0, .02, .06, .15, .4]),
    term("uniqueness", "gopher.dup_10gram_char_share", "low", [0, .02, .06, .15, .4]),
]
