//! Facts and their rules: events, dates, counts, places, sources. No screen, no file, no clock.

mod block;
mod dataset;
mod date;
mod edtf;
mod event;
mod events;
mod ids;
mod naming;
mod people;
mod place;
mod source;
mod view;

pub use block::{Block, Packer};
pub use dataset::{Dataset, KindStyle, Shape};
pub use date::{DateBounds, DateError, DateParts, End, EventDate, Moment, Qualifier, Season, When};
pub use event::{Event, Kind, Report, Status};
pub use events::{Events, Link};
pub use ids::{EventId, KindId, PlaceId, RegionId, SourceId};
pub use naming::Naming;
pub use people::{Numbers, People, PeopleError, Total};
pub use place::{LatLon, Place, Precision};
pub use source::Source;
pub use view::{EventView, Facts, Names, PeopleView, ReportView};
