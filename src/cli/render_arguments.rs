//! What can be asked of `render`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::cli::{FilterArguments, PublicArguments};
use crate::figure::{Size, Theme};
use crate::geo::Camera;
use crate::model::LatLon;
use crate::state::Layers;

/// What `render` is asked.
#[derive(Clone, Debug, Args)]
pub struct RenderArguments {
    /// Datasets; the bundled one where none is given.
    pub files: Vec<PathBuf>,
    /// Where the picture goes; its ending says whether it is .png, .svg or .pdf.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// 1920x1080, 3840x2160, square, portrait, a4, a3, letter (each also -landscape), or so many pixels by so many.
    #[arg(long, value_name = "SIZE", default_value = "1920x1080")]
    pub size: Size,
    /// What it is shown on.
    #[arg(long, value_name = "THEME", default_value = "light")]
    pub theme: ThemeName,
    /// The language of its words: en or ko.
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub lang: String,
    /// Its title; the dataset's where nothing is said.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The line below the title; the number of events and the period where nothing is said.
    #[arg(long, value_name = "TEXT")]
    pub subtitle: Option<String>,
    /// What else is to be said below it.
    #[arg(long, value_name = "TEXT")]
    pub caption: Option<String>,
    /// What the map shows besides symbols, with commas: regions, density, flows, labels, or none.
    #[arg(
        long,
        value_name = "LAYERS",
        value_delimiter = ',',
        default_value = "flows,labels"
    )]
    pub layers: Vec<LayerName>,
    /// The middle of the map in degrees and its zoom; all that is shown where nothing is said.
    #[arg(long, value_name = "LAT,LON,ZOOM", allow_hyphen_values = true)]
    pub camera: Option<CameraName>,
    /// The day that the picture says it was made on; today where nothing is said.
    #[arg(long, value_name = "DATE")]
    pub made: Option<Date>,
    /// Which events.
    #[command(flatten)]
    pub filter: FilterArguments,
    /// What the public may see.
    #[command(flatten)]
    pub public: PublicArguments,
}

/// [`Theme`] as it is written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ThemeName {
    /// Light paper.
    Light,
    /// A dark screen.
    Dark,
    /// Paper without colour: kinds differ by shape and hatching.
    Print,
}

impl From<ThemeName> for Theme {
    fn from(name: ThemeName) -> Self {
        match name {
            ThemeName::Light => Self::Light,
            ThemeName::Dark => Self::Dark,
            ThemeName::Print => Self::Print,
        }
    }
}

/// A layer as it is written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LayerName {
    /// Provinces coloured by people.
    Regions,
    /// A density of people instead of symbols.
    Density,
    /// Arrows to where people were handed over.
    Flows,
    /// Names of places.
    Labels,
    /// None of them.
    None,
}

/// The layers of these names.
pub(super) fn layers(names: &[LayerName]) -> Layers {
    let has = |name| names.contains(&name);
    Layers {
        choropleth: has(LayerName::Regions),
        density: has(LayerName::Density),
        flows: has(LayerName::Flows),
        labels: has(LayerName::Labels),
        ..Layers::default()
    }
}

/// [`Camera`] as it is written on the command line: `41.5,126.5,6.5`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CameraName(pub Camera);

/// Why a camera is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CameraError {
    /// It is not three numbers.
    #[error("a camera is a latitude, a longitude and a zoom, such as 41.5,126.5,6.5")]
    Numbers,
    /// It looks at no place on earth.
    #[error(
        "a latitude is between -85 and 85, a longitude between -180 and 180, a zoom between 2 and 13"
    )]
    Range,
}

impl FromStr for CameraName {
    type Err = CameraError;

    fn from_str(text: &str) -> Result<Self, CameraError> {
        let numbers: Result<Vec<f64>, _> = text.split(',').map(|one| one.trim().parse()).collect();
        let numbers = numbers.map_err(|_| CameraError::Numbers)?;
        let [lat, lon, zoom] = numbers.try_into().map_err(|_| CameraError::Numbers)?;
        let on_earth = (-85.0..=85.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        if !on_earth || !Camera::ZOOM.contains(&zoom) {
            return Err(CameraError::Range);
        }
        Ok(Self(Camera {
            center: LatLon { lat, lon },
            zoom,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_is_three_numbers_on_earth() {
        let camera: CameraName = "41.5, 126.5,6".parse().unwrap();
        assert_eq!((camera.0.center.lat, camera.0.zoom), (41.5, 6.0));
        for (text, error) in [
            ("41.5,126.5", CameraError::Numbers),
            ("here,126.5,6", CameraError::Numbers),
            ("95,126.5,6", CameraError::Range),
            ("NaN,126.5,6", CameraError::Range),
            ("41,126.5,99", CameraError::Range),
        ] {
            assert_eq!(text.parse::<CameraName>(), Err(error), "{text}");
        }
    }
}
