//! What can be asked to be left out for the public, the same for every command that makes something to share.

use clap::{Args, ValueEnum};

use crate::public::{DateFloor, PlaceFloor, Public};

/// What the public may see.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct PublicArguments {
    /// For the public: without sensitive events and internal notes. Each of the options below asks for this too.
    #[arg(long)]
    pub public: bool,
    /// Say no place more closely than this.
    #[arg(long, value_name = "PLACE")]
    pub places: Option<PlaceName>,
    /// Say no date more closely than this.
    #[arg(long, value_name = "DATE")]
    pub dates: Option<DateName>,
    /// Where fewer people than this stand at a place and date, by their estimates, say both less closely.
    #[arg(long, value_name = "PEOPLE")]
    pub least: Option<u64>,
    /// Leave out the links to sources.
    #[arg(long)]
    pub no_links: bool,
}

impl PublicArguments {
    /// What the public may see; `None` where nothing was asked.
    #[must_use]
    pub fn asked(&self) -> Option<Public> {
        let public = Public {
            place: self.places.map(Into::into),
            date: self.dates.map(Into::into),
            least: self.least.unwrap_or(0),
            drop_links: self.no_links,
        };
        (self.public || public != Public::default()).then_some(public)
    }
}

/// [`PlaceFloor`] as it is written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlaceName {
    /// A square of half a degree.
    District,
    /// A province.
    Province,
    /// A country.
    Country,
}

impl From<PlaceName> for PlaceFloor {
    fn from(name: PlaceName) -> Self {
        match name {
            PlaceName::District => Self::District,
            PlaceName::Province => Self::Province,
            PlaceName::Country => Self::Country,
        }
    }
}

/// [`DateFloor`] as it is written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DateName {
    /// A month.
    Month,
    /// A year.
    Year,
}

impl From<DateName> for DateFloor {
    fn from(name: DateName) -> Self {
        match name {
            DateName::Month => Self::Month,
            DateName::Year => Self::Year,
        }
    }
}
