//! The languages there are. To add one: its `.ftl` file in `assets/i18n`, and a line below.

macro_rules! languages {
    ($($(#[$meta:meta])* $name:ident $code:literal $own:literal $file:literal;)*) => {
        /// A language that the program speaks.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum Language {
            $($(#[$meta])* #[serde(rename = $code)] $name,)*
        }

        impl Language {
            /// Every language, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// BCP 47, as in the names of a dataset's places.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What its speakers call it.
            #[must_use]
            pub fn own_name(self) -> &'static str {
                match self { $(Self::$name => $own,)* }
            }

            /// Its words, as a Fluent resource.
            pub(super) fn source(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("../../assets/i18n/", $file)),)* }
            }
        }
    };
}

languages! {
    /// English, which every other language falls back to.
    #[default]
    En "en" "English" "en.ftl";
    /// Korean.
    Ko "ko" "한국어" "ko.ftl";
}

impl Language {
    /// The language of a code, where it is one of ours.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }

    /// The language of a system's locale (`ko-KR`, `ko_KR.UTF-8`); English where it is none of ours.
    #[must_use]
    pub fn from_system(locale: &str) -> Self {
        let language = locale
            .split(|c: char| !c.is_ascii_alphabetic())
            .next()
            .unwrap_or_default();
        Self::ALL
            .iter()
            .copied()
            .find(|known| known.code().eq_ignore_ascii_case(language))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_gives_its_language_and_a_foreign_one_gives_english() {
        for (locale, language) in [
            ("ko", Language::Ko),
            ("ko-KR", Language::Ko),
            ("ko_KR.UTF-8", Language::Ko),
            ("KO-kp", Language::Ko),
            ("en-GB", Language::En),
            ("kok-IN", Language::En),
            ("de_DE", Language::En),
            ("C", Language::En),
            ("", Language::En),
        ] {
            assert_eq!(Language::from_system(locale), language, "{locale}");
        }
    }
}
