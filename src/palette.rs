//! Every colour of the window and of the figures. No other file names one, and none here knows who paints.

mod looks;

use crate::model::Kind;

pub use looks::{DARK, LIGHT, PRINT};

/// A colour: red, green and blue as screens have them (sRGB), and how much it covers, 255 wholly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
    /// How much of what lies below it covers.
    pub cover: u8,
}

impl Colour {
    /// One colour on the way to another, `share` from 0 to 1.
    #[must_use]
    pub fn mix(self, to: Self, share: f32) -> Self {
        let one =
            |from: u8, to: u8| part(f32::from(from) + (f32::from(to) - f32::from(from)) * share);
        Self {
            red: one(self.red, to.red),
            green: one(self.green, to.green),
            blue: one(self.blue, to.blue),
            cover: one(self.cover, to.cover),
        }
    }

    /// The colour covering only a share of what it covers.
    #[must_use]
    pub fn thin(self, share: f32) -> Self {
        Self {
            cover: part(f32::from(self.cover) * share),
            ..self
        }
    }
}

fn part(value: f32) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a byte"
    )]
    let part = value.round().clamp(0.0, 255.0) as u8;
    part
}

/// The colours of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KindColours<C> {
    /// The inside of its symbol.
    pub fill: C,
    /// The outline of its symbol, at least 3 : 1 on the ground.
    pub line: C,
    /// Its name in words, AA on every surface.
    pub text: C,
}

/// The colours of one look, in whatever a painter calls a colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette<C> {
    /// Whether this is the dark side.
    pub dark: bool,
    /// Whether it is for paper without colour: kinds differ by shape and by what fills it.
    pub print: bool,
    /// Panels and bars.
    pub panel: C,
    /// Chips and status.
    pub strip: C,
    /// What lies deeper than its panel.
    pub sunken: C,
    /// Under the pointer.
    pub hover: C,
    /// Text.
    pub text: C,
    /// Text that supports.
    pub second: C,
    /// Text that can be missed.
    pub third: C,
    /// Between panels and rows.
    pub border: C,
    /// Around a control, at least 3 : 1.
    pub control: C,
    /// What the reader chose.
    pub accent: C,
    /// Ground of what the reader chose.
    pub accent_soft: C,
    /// Line of what the reader chose.
    pub accent_line: C,
    /// Text on the accent.
    pub on_accent: C,
    /// Buttons that lead, chosen segments.
    pub primary: C,
    /// Those under the pointer.
    pub primary_hover: C,
    /// Text on them.
    pub on_primary: C,
    /// Errors.
    pub error: C,
    /// Ground of errors.
    pub error_soft: C,
    /// Warnings.
    pub warning: C,
    /// Ground of warnings.
    pub warning_soft: C,
    /// Selection on the map.
    pub ink: C,
    /// Round symbols and map text.
    pub halo: C,
    /// Bars: at least.
    pub bar_low: C,
    /// Bars: possibly.
    pub bar_high: C,
    /// Bars: strong.
    pub bar_strong: C,
    /// Seas and lakes.
    pub water: C,
    /// Land.
    pub land: C,
    /// Coasts.
    pub coast: C,
    /// Rivers.
    pub river: C,
    /// Borders of countries.
    pub country: C,
    /// Borders of provinces.
    pub province: C,
    /// Railways.
    pub rail: C,
    /// Names of countries.
    pub label_country: C,
    /// Names of provinces.
    pub label_province: C,
    /// Names of towns.
    pub label_town: C,
    /// Names of waters.
    pub label_water: C,
    /// Dots of towns.
    pub town_dot: C,
    /// The middle of a cluster's ring.
    pub cluster_core: C,
    /// The outline of a pill.
    pub pill_line: C,
    /// People per province: 1–9, 10, 50, 100, 300, 600 and more.
    pub choropleth: [C; 6],
    /// People by the square kilometre, from few to many.
    pub density: [C; 5],
    /// The built-in kinds, in their order.
    pub kinds: [KindColours<C>; 6],
}

impl<C: Copy> Palette<C> {
    /// The same look in another painter's colours.
    pub fn map<D>(&self, to: impl Fn(C) -> D + Copy) -> Palette<D> {
        Palette {
            dark: self.dark,
            print: self.print,
            panel: to(self.panel),
            strip: to(self.strip),
            sunken: to(self.sunken),
            hover: to(self.hover),
            text: to(self.text),
            second: to(self.second),
            third: to(self.third),
            border: to(self.border),
            control: to(self.control),
            accent: to(self.accent),
            accent_soft: to(self.accent_soft),
            accent_line: to(self.accent_line),
            on_accent: to(self.on_accent),
            primary: to(self.primary),
            primary_hover: to(self.primary_hover),
            on_primary: to(self.on_primary),
            error: to(self.error),
            error_soft: to(self.error_soft),
            warning: to(self.warning),
            warning_soft: to(self.warning_soft),
            ink: to(self.ink),
            halo: to(self.halo),
            bar_low: to(self.bar_low),
            bar_high: to(self.bar_high),
            bar_strong: to(self.bar_strong),
            water: to(self.water),
            land: to(self.land),
            coast: to(self.coast),
            river: to(self.river),
            country: to(self.country),
            province: to(self.province),
            rail: to(self.rail),
            label_country: to(self.label_country),
            label_province: to(self.label_province),
            label_town: to(self.label_town),
            label_water: to(self.label_water),
            town_dot: to(self.town_dot),
            cluster_core: to(self.cluster_core),
            pill_line: to(self.pill_line),
            choropleth: self.choropleth.map(to),
            density: self.density.map(to),
            kinds: self.kinds.map(|kind| kind.map(to)),
        }
    }
}

impl<C: Copy> KindColours<C> {
    /// The same in another painter's colours.
    pub fn map<D>(self, to: impl Fn(C) -> D) -> KindColours<D> {
        KindColours {
            fill: to(self.fill),
            line: to(self.line),
            text: to(self.text),
        }
    }
}

impl Palette<Colour> {
    /// The colours of a kind. A kind of the dataset's own brings its colour, or is grey.
    #[must_use]
    pub fn kind(&self, kind: &Kind, own: Option<[u8; 3]>) -> KindColours<Colour> {
        let [arrest, detention, repatriation, release, death, policy] = self.kinds;
        match kind {
            Kind::Arrest => arrest,
            Kind::Detention => detention,
            Kind::Repatriation => repatriation,
            Kind::Release => release,
            Kind::Death => death,
            Kind::Policy => policy,
            Kind::Other(_) => own
                .filter(|_| !self.print)
                .map_or(policy, |[red, green, blue]| {
                    let fill = Colour {
                        red,
                        green,
                        blue,
                        cover: 255,
                    };
                    KindColours {
                        fill,
                        line: fill.mix(self.ink, 0.35),
                        text: fill.mix(self.text, 0.45),
                    }
                }),
        }
    }

    /// Inside a disc of a vague place, and its rim.
    #[must_use]
    pub fn disc(&self) -> (Colour, Colour) {
        let (fill, rim) = if self.dark {
            (0.05, 0.38)
        } else {
            (0.045, 0.34)
        };
        (self.ink.thin(fill), self.ink.thin(rim))
    }

    /// The colour of a tone of the density, from 0 to 1: between the palette's, evenly.
    #[must_use]
    pub fn density_at(&self, tone: f32) -> Colour {
        let mut along = tone.clamp(0.0, 1.0) * 4.0;
        let [first, rest @ ..] = self.density;
        let mut colour = first;
        for next in rest {
            colour = colour.mix(next, along.clamp(0.0, 1.0));
            along -= 1.0;
        }
        colour
    }
}
