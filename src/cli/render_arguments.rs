//! What can be asked of `render`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::cli::{ClipArguments, FilterArguments, PublicArguments};
use crate::figure::{Chart, Charts, Look, Size, Theme};
use crate::geo::{Camera, View};
use crate::model::LatLon;
use crate::state::Layers;

/// What `render` is asked.
#[derive(Clone, Debug, Args)]
pub struct RenderArguments {
    /// Datasets; the bundled one where none is given. Or one briefing, whose scenes become pages.
    pub files: Vec<PathBuf>,
    /// Where it goes; its ending says what it is: .png, .svg or .pdf, or a clip: .gif, .apng or .mp4 (by ffmpeg). A
    /// briefing becomes a .pdf, a clip of its pages in turn, or pictures in a folder, such as talk/.
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
    /// Charts besides the totals, with commas, in the order in which they get room: time, regions, tags (circumstances),
    /// who (women, men and children), publishers, or none. Time, and regions where there is room, where nothing is
    /// said. A clip has time alone.
    #[arg(long, value_name = "CHARTS", value_delimiter = ',')]
    pub charts: Option<Vec<ChartName>>,
    /// The middle of the map in degrees and its zoom; with a size, at least all that a map of so many points shows
    /// there. All that is shown where nothing is said.
    #[arg(long, value_name = "LAT,LON,ZOOM[,SIZE]", allow_hyphen_values = true)]
    pub camera: Option<CameraName>,
    /// The day that the picture says it was made on; today where nothing is said.
    #[arg(long, value_name = "DATE")]
    pub made: Option<Date>,
    /// One scene of a briefing by itself, from 1: a picture of it, or a clip that goes through its days.
    #[arg(long, value_name = "NUMBER")]
    pub scene: Option<usize>,
    /// How a clip goes through time.
    #[command(flatten, next_help_heading = "Clips")]
    pub clip: ClipArguments,
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

/// A chart as it is written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ChartName {
    /// Events over time.
    Time,
    /// Events by region.
    Regions,
    /// Events by circumstance.
    Tags,
    /// Women, men and children.
    Who,
    /// Events by publisher.
    Publishers,
    /// None of them.
    None,
}

/// The charts of these names.
pub(super) fn charts(names: &[ChartName]) -> Charts {
    let charts = names.iter().filter_map(|name| match name {
        ChartName::Time => Some(Chart::Time),
        ChartName::Regions => Some(Chart::Regions),
        ChartName::Tags => Some(Chart::Tags),
        ChartName::Who => Some(Chart::Who),
        ChartName::Publishers => Some(Chart::Publishers),
        ChartName::None => None,
    });
    charts.collect()
}

/// [`Look`] as it is written on the command line: `41.5,126.5,6.5`, or `41.5,126.5,6.5,880x560` for all that a map
/// of that size shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CameraName(pub Look);

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
    /// No map is as large, or as small.
    #[error("the size of a map is 1 to 16000 points each way, such as 880x560")]
    Size,
}

impl FromStr for CameraName {
    type Err = CameraError;

    fn from_str(text: &str) -> Result<Self, CameraError> {
        let mut parts = text.split(',').map(str::trim);
        let mut number = || {
            let number = parts.next().map(str::parse::<f64>);
            number.and_then(Result::ok).ok_or(CameraError::Numbers)
        };
        let (lat, lon, zoom) = (number()?, number()?, number()?);
        let on_earth = (-85.0..=85.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        if !on_earth || !Camera::ZOOM.contains(&zoom) {
            return Err(CameraError::Range);
        }
        let camera = Camera {
            center: LatLon { lat, lon },
            zoom,
        };
        match (parts.next(), parts.next()) {
            (None, _) => Ok(Self(Look::At(camera))),
            (Some(size), None) => Ok(Self(Look::Seen(seen(camera, size)?))),
            (Some(_), Some(_)) => Err(CameraError::Numbers),
        }
    }
}

/// What a map of a size shows.
fn seen(camera: Camera, size: &str) -> Result<View, CameraError> {
    const MOST: f32 = 16_000.0;
    let side = |text: &str| {
        let side = text.parse::<f32>().ok();
        side.filter(|side| (1.0..=MOST).contains(side))
    };
    let sides = size
        .split_once('x')
        .and_then(|(width, height)| Some((side(width)?, side(height)?)));
    let (width, height) = sides.ok_or(CameraError::Size)?;
    Ok(View {
        camera,
        width,
        height,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_is_three_numbers_on_earth() {
        let camera: CameraName = "41.5, 126.5,6".parse().unwrap();
        let Look::At(camera) = camera.0 else {
            panic!("no size was said: {camera:?}");
        };
        assert_eq!((camera.center.lat, camera.zoom), (41.5, 6.0));
        for (text, error) in [
            ("41.5,126.5", CameraError::Numbers),
            ("here,126.5,6", CameraError::Numbers),
            ("95,126.5,6", CameraError::Range),
            ("NaN,126.5,6", CameraError::Range),
            ("41,126.5,99", CameraError::Range),
            ("41,126.5,6,large", CameraError::Size),
            ("41,126.5,6,0x600", CameraError::Size),
            ("41,126.5,6,880xNaN", CameraError::Size),
            ("41,126.5,6,880x600,1", CameraError::Numbers),
        ] {
            assert_eq!(text.parse::<CameraName>(), Err(error), "{text}");
        }
    }

    #[test]
    fn a_camera_with_a_size_sees_what_a_map_of_that_size_shows() {
        let camera: CameraName = "41.5,126.5,6,880x560.5".parse().unwrap();
        let Look::Seen(view) = camera.0 else {
            panic!("a size was said: {camera:?}");
        };
        assert_eq!((view.width, view.height), (880.0, 560.5));
    }

    #[test]
    fn a_chart_that_there_is_not_is_answered_with_those_that_there_are() {
        use clap::Parser as _;

        let parse = |charts: &str| {
            let line = [
                "refoulement-atlas",
                "render",
                "-o",
                "a.png",
                "--charts",
                charts,
            ];
            crate::cli::Arguments::try_parse_from(line)
        };
        let error = parse("time,pie").unwrap_err().to_string();
        let all = "time, regions, tags, who, publishers, none";
        assert!(error.contains("'pie'") && error.contains(all), "{error}");
        assert!(parse("tags,time").is_ok());
        let names = [ChartName::Tags, ChartName::Time, ChartName::Tags];
        let chosen: Vec<Chart> = charts(&names).iter().collect();
        assert_eq!(chosen, [Chart::Tags, Chart::Time]);
        assert_eq!(charts(&[ChartName::None]).iter().count(), 0);
    }
}
