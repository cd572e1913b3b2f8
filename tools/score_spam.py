"""Spam for score_corpus.py, made from parts: train and dev never share a part.

Each kind of spam is a list of sentences with slots; even ones are for train, odd ones for dev, and so are the fillers. The wordings are those
that spam is known for, written for this file.
"""
SLOTS = {
    "coin": ["MoonPup", "ZetaCoin", "SafeOrbit", "PepeKing", "AlphaDoge", "NovaToken", "ElonFloki", "HyperSwap"],
    "percent": ["300", "1,200", "45", "870", "99", "500", "64", "2,500"],
    "money": ["$499", "€1,500", "$27 a day", "£3,000", "$9.99", "$12,000 a month", "USD 250", "€49.90"],
    "site": ["best-deals24.example", "www.quick-cash.example", "https://t.me/moonsignals", "casinoroyal77.example",
             "https://bit.ly/3xWinNow", "pharma-direct.example/shop", "essay-pros.example", "luxbags-outlet.example/sale"],
    "thing": ["replica watches", "weight loss pills", "payday loans", "luxury handbags", "male enhancement supplements", "cheap essays",
              "online slots", "SEO backlinks", "running shoes", "hair growth serum", "cheap flights", "car insurance quotes"],
    "city": ["Dallas", "Manchester", "Toronto", "Sydney", "Leeds", "Austin", "Dubai", "Phoenix"],
    "handle": ["@cryptoqueen", "@dr_spellcaster", "+1 (555) 010-9921", "support@fastloan.example", "WhatsApp +44 7700 900123",
               "info@recoverfunds.example", "Telegram @binaryking", "+61 491 570 156"],
}
SENTENCES = {
    "shop": [
        "Buy {thing} online at the lowest price, free shipping worldwide!",
        "Looking for {thing} in {city}? You have come to the right place!!!",
        "Our {thing} are 100% original and come with a lifetime warranty, order now from {site}.",
        "Cheap {thing}, best {thing}, discount {thing}, {thing} for sale.",
        "Hurry up, only {percent} left in stock, the offer ends tonight!",
        "Use code SAVE{percent} at checkout and get {percent}% off on your first order of {thing}.",
        "Add to cart now and pay just {money} instead of {money}.",
        "Thousands of happy customers in {city} trust our {thing}, click here to read their reviews.",
        "No prescription needed, discreet packaging, delivery in 3-5 days.",
        "✅ Free returns ✅ 24/7 support ✅ Secure payment ✅ {thing}",
        "Call us today at {handle} for a free quote on {thing} in {city}.",
        "What are you waiting for? Visit {site} and claim your {money} gift card today!",
    ],
    "coin": [
        "🚀🚀 {coin} is going to the MOON, don't miss the next {percent}x gem!!!",
        "Presale of {coin} ends in 24 hours, stage 4 is {percent}% sold out.",
        "I turned {money} into {money} in only two weeks with {coin}, message {handle} to learn how.",
        "Join our VIP signals group at {site} for daily pumps with {percent}% profit.",
        "{coin} #crypto #airdrop #{coin} #100x #gem #bullrun #altcoin",
        "Connect your wallet at {site} and receive {percent} free {coin} instantly!",
        "Liquidity locked, contract renounced, KYC done, based dev, low cap, easy {percent}x.",
        "Experts agree that {coin} will overtake Bitcoin before the end of the year.",
        "Send 0.1 ETH to the address below and get 0.2 ETH back, guaranteed.",
        "Not financial advice, but whoever buys {coin} now will retire early 💎🙌",
        "Our trading robot makes {percent}% a week with zero risk, sign up with {money} at {site}.",
        "Thanks to {handle} I recovered all my lost {coin}, contact him now on WhatsApp!",
    ],
    "casino": [
        "Play {thing} for real money and get a {percent}% welcome bonus plus {percent} free spins!",
        "The best online casino in {city} 2024, instant withdrawal, no deposit needed.",
        "Register at {site}, deposit {money} and win the jackpot tonight!",
        "Slot gacor, RTP {percent}%, daily bonus, VIP cashback, 18+ only.",
        "Bet now on every match with the highest odds, claim your {money} free bet.",
        "Congratulations!!! You have been selected to receive {money}, click {site} to claim your prize.",
        "Make {money} working from home, no experience needed, start today!",
        "Bad credit? No problem! Get {thing} up to {money} in five minutes at {site}.",
        "Dr. {coin} brought my husband back in 48 hours with his powerful love spell, contact {handle}.",
        "Earn {money} just by sharing this link with your friends: {site}",
        "Limited seats: our free webinar shows you the secret that banks in {city} do not want you to know.",
        "Work less, earn more!! Text YES to {handle} and change your life.",
    ],
}


def half(parts, split):
    return parts[split == "dev"::2]


def sentence(rng, split, kind, thing):
    slots = {name: rng.choice(half(values, split)) for name, values in SLOTS.items()}
    return rng.choice(half(SENTENCES[kind], split)).format(**{**slots, "thing": thing})


def promotion(rng, split):
    """Sentences of one kind, with or without line breaks."""
    kind = rng.choice(sorted(SENTENCES))
    thing = rng.choice(half(SLOTS["thing"], split))
    gaps = rng.choice([[" "], ["\n"], ["\n\n"], [" ", "\n\n"]])
    return "".join(sentence(rng, split, kind, thing) + rng.choice(gaps) for _ in range(rng.randint(6, 24))).strip()


def stuffed(rng, split, sentences):
    """An article with a phrase for search engines in every second sentence."""
    thing = rng.choice(half(SLOTS["thing"], split))
    phrases = [rng.choice(["best ", "cheap ", "buy ", "top ", ""]) + thing + rng.choice(["", " online", " near me", " 2024", " reviews"])
               for _ in range(4)]
    out = []
    for text in sentences:
        words = text.split()
        if rng.random() < .6:
            words.insert(rng.randint(0, len(words)), rng.choice(phrases))
        out.append(" ".join(words))
    return " ".join(out)


def keyword_list(rng, split):
    """Key words, with commas or as lines, that stand for a text."""
    things, cities = half(SLOTS["thing"], split), half(SLOTS["city"], split)
    phrases = [rng.choice(["best", "cheap", "buy", "discount", "top 10", "affordable", "online"]) + " " + rng.choice(things) + " " +
               rng.choice(["", "in " + rng.choice(cities), "online", "near me", "free shipping", "reviews"]) for _ in range(rng.randint(30, 120))]
    return rng.choice([", ", " | ", "\n", " "]).join(p.strip() for p in phrases)


def planted(rng, split, paragraphs):
    """Article and promotion by turns."""
    out = []
    kind = rng.choice(sorted(SENTENCES))
    thing = rng.choice(half(SLOTS["thing"], split))
    for paragraph in paragraphs[:rng.randint(2, 6)]:
        out.append(paragraph)
        out.append(" ".join(sentence(rng, split, kind, thing) for _ in range(rng.randint(2, 5))))
    return "\n\n".join(out)
