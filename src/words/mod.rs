//! The only place where words on screen, numbers and dates are made, in the reader's language.
//! The words themselves are in `assets/i18n`, one file a language.

mod citation;
mod dates;
mod faults;
mod filter;
mod language;
mod map;
mod moments;
mod names;
mod numbers;
mod people;
mod public;
mod scenes;
mod units;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};

pub use filter::{Chip, ChipKey};
pub use language::Language;
pub use numbers::Rounding;
pub use people::TotalWords;

/// What is put into a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    /// A count; it is grouped by thousands, and chooses singular or plural.
    Number(u64),
    /// Text as it is.
    Text(Cow<'a, str>),
}

impl From<u64> for Arg<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(u64::try_from(number).unwrap_or(u64::MAX))
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

/// The words of one language. Cheap to clone and to share between threads.
///
/// A word that the language lacks is taken from English, and one that English lacks is its own key:
/// nothing on screen is ever empty for want of a translation.
#[derive(Clone)]
pub struct Words(Arc<Inner>);

struct Inner {
    language: Language,
    /// The language itself, then English.
    bundles: Vec<FluentBundle<FluentResource>>,
    /// What needs nothing put into it, made once.
    plain: HashMap<String, String>,
}

impl Default for Words {
    fn default() -> Self {
        Self::new(Language::default())
    }
}

impl Words {
    /// Reads the words of a language from the program's own files.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut languages = vec![language];
        if language != Language::default() {
            languages.push(Language::default());
        }
        let mut plain = HashMap::new();
        for key in languages
            .iter()
            .rev()
            .flat_map(|language| keys(language.source()))
        {
            plain.insert(key.to_owned(), String::new());
        }
        let bundles: Vec<_> = languages.into_iter().map(bundle).collect();
        plain.retain(|key, text| match format(&bundles, key, None) {
            Some(made) => {
                *text = made;
                true
            }
            None => false,
        });
        Self(Arc::new(Inner {
            language,
            bundles,
            plain,
        }))
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// A word or sentence that needs nothing put into it.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.plain.get(key).map_or(key, String::as_str)
    }

    /// Whether there is such a word, and nothing needs to be put into it.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.0.plain.contains_key(key)
    }

    /// A sentence with something put into it.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Number(number) => FluentValue::from(*number),
                    Arg::Text(text) => FluentValue::from(text.as_ref()),
                };
                (*name, value)
            })
            .collect();
        format(&self.0.bundles, key, Some(&args)).unwrap_or_else(|| key.to_owned())
    }

    /// A sentence that counts something: what stands at `$n`.
    #[must_use]
    pub fn count(&self, key: &str, n: impl Into<Arg<'static>>) -> String {
        self.with(key, &[("n", n.into())])
    }

    /// One text after another, with commas.
    #[must_use]
    pub fn list(&self, texts: &[String]) -> String {
        let mut texts = texts.iter().rev();
        let Some(last) = texts.next() else {
            return String::new();
        };
        texts.fold(last.clone(), |rest, first| {
            self.with(
                "list-comma",
                &[("first", first.into()), ("rest", (&rest).into())],
            )
        })
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let identifier = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // No marks around what is put in: both languages run the same way as their names.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(numbers::grouped(&number.as_string())),
        _ => None,
    }));
    // What parses is kept even where something does not; the tests hold that all does.
    let resource = FluentResource::try_new(language.source().to_owned())
        .unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The first language's text for a key; `None` where no language has it, or something to put in is missing.
fn format(
    bundles: &[FluentBundle<FluentResource>],
    key: &str,
    args: Option<&FluentArgs<'_>>,
) -> Option<String> {
    bundles.iter().find_map(|bundle| {
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle
            .format_pattern(pattern, args, &mut errors)
            .into_owned();
        errors.is_empty().then_some(text)
    })
}

/// The keys of a file, in its order.
fn keys(source: &str) -> impl Iterator<Item = &str> {
    source
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once('=')?.0.trim_end()))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Each key with the names of what is put into it.
    fn variables(language: Language) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
        let mut found = BTreeMap::<_, BTreeSet<_>>::new();
        let mut key = "";
        for line in language
            .source()
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            if let Some(next) = keys(line).next() {
                assert!(
                    found.insert(next, BTreeSet::new()).is_none(),
                    "{next} is there twice"
                );
                key = next;
            }
            for part in line.split('$').skip(1) {
                let end = part
                    .find(|c: char| !c.is_ascii_alphanumeric())
                    .unwrap_or(part.len());
                found.get_mut(key).unwrap().insert(&part[..end]);
            }
        }
        found
    }

    #[test]
    fn every_language_parses() {
        for language in Language::ALL {
            let errors = FluentResource::try_new(language.source().to_owned()).err();
            assert!(
                errors.is_none(),
                "{language:?}: {:?}",
                errors.map(|(_, errors)| errors)
            );
        }
    }

    #[test]
    fn every_language_has_the_same_keys_and_puts_the_same_things_in() {
        // What is wrong with a file is said in English by the problems themselves: `tests/words.rs`.
        let shared = |language| {
            let mut found = variables(language);
            found.retain(|key, _| !key.starts_with("fault-"));
            found
        };
        let english = shared(Language::En);
        for language in Language::ALL {
            assert_eq!(shared(*language), english, "{language:?}");
        }
    }

    #[test]
    fn every_word_can_be_made() {
        for language in Language::ALL {
            let words = Words::new(*language);
            for (key, names) in variables(*language) {
                let made = if names.is_empty() {
                    words.get(key).to_owned()
                } else {
                    let args: Vec<_> = names
                        .into_iter()
                        .map(|name| (name, Arg::Number(2)))
                        .collect();
                    words.with(key, &args)
                };
                assert_ne!(made, key, "{language:?}");
                assert!(!made.contains('{'), "{language:?} {key}: {made}");
            }
        }
    }

    #[test]
    fn a_word_that_is_missing_is_its_own_key() {
        let words = Words::new(Language::Ko);
        assert_eq!(words.get("no-such-word"), "no-such-word");
        assert_eq!(
            words.with("no-such-word", &[("n", 1_u64.into())]),
            "no-such-word"
        );
        assert!(!words.has("no-such-word"));
        assert!(!words.has("count-events"), "something must be put into it");
    }

    #[test]
    fn a_count_chooses_its_plural_and_is_grouped() {
        let (en, ko) = (Words::new(Language::En), Words::new(Language::Ko));
        assert_eq!(en.count("count-events", 1_u64), "1 event");
        assert_eq!(en.count("count-events", 206_u64), "206 events");
        assert_eq!(en.count("count-people", 3_311_u64), "3\u{202f}311 people");
        assert_eq!(ko.count("count-events", 206_u64), "사건 206건");
    }

    #[test]
    fn words_go_between_threads() {
        fn shared<T: Send + Sync + Clone>() {}
        shared::<Words>();
    }
}
