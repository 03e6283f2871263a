//! Sentences about bicycles, soup and the weather: as long as real ones, and nothing that anyone could believe.

use super::dice::Dice;

const ADJECTIVES: [&str; 24] = [
    "green", "wooden", "quiet", "round", "late", "early", "paper", "yellow", "second", "cold",
    "tall", "empty", "striped", "borrowed", "old", "bright", "folding", "blue", "heavy", "foggy",
    "small", "painted", "spare", "slow",
];
const NOUNS: [&str; 48] = [
    "bicycle", "kettle", "soup", "umbrella", "ladder", "lantern", "teapot", "orchard", "kite",
    "button", "window", "basket", "clock", "whistle", "pencil", "garden", "pear", "ribbon",
    "chair", "violin", "postcard", "tractor", "puddle", "gate", "library", "cushion", "tulip",
    "marble", "cabbage", "balloon", "carpet", "spoon", "drawer", "meadow", "trumpet", "pond",
    "sandwich", "mitten", "shelf", "candle", "picnic", "snowman", "café", "jigsaw", "bookmark",
    "cloud", "apricot", "hammock",
];
const VERBS: [&str; 16] = [
    "stood beside",
    "rolled past",
    "was lent to",
    "waited near",
    "leaned on",
    "was drawn on",
    "fell behind",
    "floated over",
    "matched",
    "was left under",
    "hummed along with",
    "was traded for",
    "slept below",
    "circled",
    "was hung above",
    "looked like",
];
const JOINTS: [&str; 4] = [", and ", ", while ", "; ", " – "];

/// What every text starts with.
const SIGN: &str = "Made up: ";

/// A text of about so many bytes.
pub fn text(dice: &mut Dice, quantiles: &[u32]) -> String {
    let wanted = dice.by_quantiles(quantiles) as usize;
    let mut text = String::from(SIGN);
    clause(dice, &mut text);
    while text.len() + 24 < wanted {
        text.push_str(dice.one_of(&JOINTS));
        clause(dice, &mut text);
    }
    text.push('.');
    text
}

/// A few words, no sentence.
pub fn words(dice: &mut Dice, quantiles: &[u32]) -> String {
    let wanted = dice.by_quantiles(quantiles) as usize;
    let mut words = String::from("made up: ");
    words.push_str(dice.one_of(&NOUNS));
    while words.len() + 6 < wanted {
        words.push(' ');
        words.push_str(dice.one_of(&ADJECTIVES));
        words.push(' ');
        words.push_str(dice.one_of(&NOUNS));
    }
    words
}

fn clause(dice: &mut Dice, text: &mut String) {
    for part in [
        "the ",
        dice.one_of(&ADJECTIVES),
        " ",
        dice.one_of(&NOUNS),
        " ",
    ] {
        text.push_str(part);
    }
    text.push_str(dice.one_of(&VERBS));
    for part in [" the ", dice.one_of(&ADJECTIVES), " ", dice.one_of(&NOUNS)] {
        text.push_str(part);
    }
}

/// A name for something that does not exist.
pub fn name(dice: &mut Dice) -> &'static str {
    dice.one_of(&NOUNS)
}
