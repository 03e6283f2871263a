//! Names of things as types, so that a place's id can't be taken for an event's.

use std::fmt;
use std::sync::Arc;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it is written in the file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

id!(
    /// An event, unique in its dataset and stable over the dataset's versions.
    EventId
);
id!(
    /// A place, unique in its dataset.
    PlaceId
);
id!(
    /// A source, unique in its dataset.
    SourceId
);
id!(
    /// A kind that the dataset defines itself, as in `Other("my-kind")`.
    KindId
);
id!(
    /// A region that events are counted for: a province by its ISO 3166-2 code (`CN-21`),
    /// or a country by its ISO 3166-1 code followed by `-unknown` where no more than the country is known
    /// (`CN-unknown`: "China, province not known").
    RegionId
);

impl RegionId {
    const UNKNOWN: &str = "-unknown";

    /// The region of what is known to lie in a country and no closer. `country` is ISO 3166-1 alpha-2.
    #[must_use]
    pub fn province_unknown(country: &str) -> Self {
        Self::from(format!("{country}{}", Self::UNKNOWN))
    }

    /// The ISO 3166-1 alpha-2 code of the country that the region is a part of.
    #[must_use]
    pub fn country(&self) -> &str {
        self.0.split_once('-').map_or(&self.0, |(country, _)| country)
    }

    /// Whether only the country is known.
    #[must_use]
    pub fn is_province_unknown(&self) -> bool {
        self.0.ends_with(Self::UNKNOWN)
    }
}
