//! Values of a briefing's file that are checked as they are read: texts, lists, coordinates, sizes, hashes.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::briefing::path::{is_elsewhere, relative, resolved};
use crate::briefing::{Sha256, hash};
use crate::format::Problem;
use crate::geo::Camera;
use crate::model::LatLon;
use crate::state::Origin;

/// Items of a list of a filter.
pub(super) const ITEMS: usize = 10_000;
/// Letters of a name or a search.
pub(super) const NAME: usize = 10_000;

/// A text of so many letters at the most.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct Text<const MOST: usize>(pub String);

impl<const MOST: usize> From<Text<MOST>> for String {
    fn from(text: Text<MOST>) -> Self {
        text.0
    }
}

impl<const MOST: usize> TryFrom<String> for Text<MOST> {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let chars = text.chars().count();
        if chars > MOST {
            return Err(Problem::TextTooLong {
                chars: chars.to_string(),
                most: MOST.to_string(),
            });
        }
        Ok(Self(text))
    }
}

/// A list of so many items at the most.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "Vec<T>", into = "Vec<T>")]
#[serde(bound(
    serialize = "T: Clone + Serialize",
    deserialize = "T: Deserialize<'de>"
))]
pub(super) struct Few<T, const MOST: usize>(pub Vec<T>);

impl<T, const MOST: usize> Default for Few<T, MOST> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, const MOST: usize> From<Few<T, MOST>> for Vec<T> {
    fn from(few: Few<T, MOST>) -> Self {
        few.0
    }
}

impl<T, const MOST: usize> TryFrom<Vec<T>> for Few<T, MOST> {
    type Error = Problem;

    fn try_from(items: Vec<T>) -> Result<Self, Problem> {
        if items.len() > MOST {
            return Err(Problem::TooMany {
                most: MOST.to_string(),
            });
        }
        Ok(Self(items))
    }
}

impl<T, const MOST: usize> Few<T, MOST> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

pub(super) type Names = Few<Text<NAME>, ITEMS>;

/// Latitude and longitude.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "(f64, f64)", into = "(f64, f64)")]
pub(super) struct At(pub LatLon);

impl From<At> for (f64, f64) {
    fn from(At(at): At) -> Self {
        (at.lat, at.lon)
    }
}

impl TryFrom<(f64, f64)> for At {
    type Error = Problem;

    fn try_from((lat, lon): (f64, f64)) -> Result<Self, Problem> {
        if !(-90.0..=90.0).contains(&lat) {
            let value = lat.to_string();
            return Err(Problem::BadLatitude { value });
        }
        if !(-180.0..=180.0).contains(&lon) {
            let value = lon.to_string();
            return Err(Problem::BadLongitude { value });
        }
        Ok(Self(LatLon { lat, lon }))
    }
}

/// Latitude, longitude and zoom, as `--camera` has them.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "(f64, f64, f64)", into = "(f64, f64, f64)")]
pub(super) struct CameraShape(pub Camera);

impl From<CameraShape> for (f64, f64, f64) {
    fn from(CameraShape(camera): CameraShape) -> Self {
        (camera.center.lat, camera.center.lon, camera.zoom)
    }
}

impl TryFrom<(f64, f64, f64)> for CameraShape {
    type Error = Problem;

    fn try_from((lat, lon, zoom): (f64, f64, f64)) -> Result<Self, Problem> {
        let At(center) = At::try_from((lat, lon))?;
        if !Camera::ZOOM.contains(&zoom) {
            return Err(Problem::BadZoom {
                value: zoom.to_string(),
                low: Camera::ZOOM.start().to_string(),
                high: Camera::ZOOM.end().to_string(),
            });
        }
        Ok(Self(Camera { center, zoom }))
    }
}

/// Width and height in points.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "(f32, f32)", into = "(f32, f32)")]
pub(super) struct SheetShape(pub (f32, f32));

impl From<SheetShape> for (f32, f32) {
    fn from(SheetShape(sheet): SheetShape) -> Self {
        sheet
    }
}

impl TryFrom<(f32, f32)> for SheetShape {
    type Error = Problem;

    fn try_from(sheet: (f32, f32)) -> Result<Self, Problem> {
        for side in [sheet.0, sheet.1] {
            if !(1.0..=100_000.0).contains(&side) {
                let value = side.to_string();
                return Err(Problem::BadSheet { value });
            }
        }
        Ok(Self(sheet))
    }
}

/// A SHA-256 as text.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct HashShape(pub Sha256);

impl From<HashShape> for String {
    fn from(HashShape(hash): HashShape) -> Self {
        hash.to_string()
    }
}

impl TryFrom<String> for HashShape {
    type Error = hash::NoSha256;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

/// A dataset is asked for on another machine, or is no file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` leads to another machine or to a device; a briefing shows files of this one")]
pub(super) struct Elsewhere(String);

/// The way to a dataset from the briefing's folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct Way(String);

impl From<Way> for String {
    fn from(Way(name): Way) -> Self {
        name
    }
}

impl TryFrom<String> for Way {
    type Error = Elsewhere;

    fn try_from(name: String) -> Result<Self, Elsewhere> {
        if is_elsewhere(&name) {
            return Err(Elsewhere(name));
        }
        Ok(Self(name))
    }
}

/// A dataset, by where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Data {
    Bundled,
    File(Way),
}

impl Data {
    pub fn of(origin: &Origin, folder: &Path) -> Self {
        match origin {
            Origin::Bundled => Self::Bundled,
            Origin::File(path) => Self::File(Way(relative(path, folder))),
        }
    }

    pub fn origin(&self, folder: &Path) -> Origin {
        match self {
            Self::Bundled => Origin::Bundled,
            Self::File(Way(name)) => Origin::File(resolved(name, folder)),
        }
    }
}

/// Whether it says nothing, and so is left out.
pub(super) fn is_empty<const MOST: usize>(text: &Text<MOST>) -> bool {
    text.0.is_empty()
}

/// Whether it says nothing, and so is left out.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
