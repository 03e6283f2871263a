//! Facts and their rules: events, dates, counts, places, sources. No screen, no file, no clock.

mod dataset;
mod date;
mod edtf;
mod event;
mod ids;
mod people;
mod place;
mod source;

pub use dataset::{Dataset, KindStyle, Shape};
pub use date::{DateBounds, DateError, DateParts, End, EventDate, Moment, Qualifier, Season, When};
pub use event::{Event, Kind, Report, Status};
pub use ids::{EventId, KindId, PlaceId, RegionId, SourceId};
pub use people::{People, PeopleError, Total};
pub use place::{LatLon, Place, Precision};
pub use source::Source;
