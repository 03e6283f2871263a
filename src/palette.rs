//! Every colour of the window and of the figures. No other file names one, and none here knows who paints.

use crate::model::Kind;

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

const fn rgb(hex: u32) -> Colour {
    let [_, red, green, blue] = hex.to_be_bytes();
    Colour {
        red,
        green,
        blue,
        cover: 255,
    }
}

const fn kind(fill: u32, line: u32, text: u32) -> KindColours<Colour> {
    KindColours {
        fill: rgb(fill),
        line: rgb(line),
        text: rgb(text),
    }
}

/// Paper.
pub static LIGHT: Palette<Colour> = Palette {
    dark: false,
    print: false,
    panel: rgb(0xFF_FFFF),
    strip: rgb(0xF6_F6F4),
    sunken: rgb(0xF1_F1EF),
    hover: rgb(0xEF_EFEC),
    text: rgb(0x1B_1E22),
    second: rgb(0x4F_555D),
    third: rgb(0x67_6D76),
    border: rgb(0xDD_DDD9),
    control: rgb(0x8C_9095),
    accent: rgb(0x4A_4AA8),
    accent_soft: rgb(0xEC_ECF8),
    accent_line: rgb(0xB9_B9E2),
    on_accent: rgb(0xFF_FFFF),
    primary: rgb(0x24_282E),
    primary_hover: rgb(0x3A_4048),
    on_primary: rgb(0xFF_FFFF),
    error: rgb(0x9B_3325),
    error_soft: rgb(0xFA_EFEC),
    warning: rgb(0x7A_5600),
    warning_soft: rgb(0xFB_F4E1),
    ink: rgb(0x16_181B),
    halo: rgb(0xFF_FFFF),
    bar_low: rgb(0xC5_C7D3),
    bar_high: rgb(0xE6_E7ED),
    bar_strong: rgb(0x8B_8FA3),
    water: rgb(0xDC_E4E8),
    land: rgb(0xF7_F5F1),
    coast: rgb(0xB4_C0C6),
    river: rgb(0xBD_CDD6),
    country: rgb(0xA2_9B8F),
    province: rgb(0xD3_CEC4),
    rail: rgb(0xEC_E9E2),
    label_country: rgb(0x6A_655C),
    label_province: rgb(0x71_6C63),
    label_town: rgb(0x3A_3E44),
    label_water: rgb(0x4B_6775),
    town_dot: rgb(0x7D_7A73),
    cluster_core: rgb(0xDD_E0E4),
    pill_line: rgb(0xB4_B6B8),
    choropleth: [
        rgb(0xEF_ECF4),
        rgb(0xDF_D8E9),
        rgb(0xCB_BFDC),
        rgb(0xB3_A2CB),
        rgb(0x98_83B7),
        rgb(0x7C_64A1),
    ],
    density: [
        rgb(0xD6_D0E8),
        rgb(0xB3_A7D6),
        rgb(0x8B_7DBE),
        rgb(0x60_539E),
        rgb(0x33_2B66),
    ],
    kinds: [
        kind(0xD5_5E00, 0x9A_3F00, 0xA8_4A00),
        kind(0xE6_9F00, 0x8F_6100, 0x81_5800),
        kind(0x00_72B2, 0x00_4F7D, 0x00_649C),
        kind(0x00_9E73, 0x00_694C, 0x00_7355),
        kind(0x1A_1A1A, 0x00_0000, 0x1A_1A1A),
        kind(0x7A_7A7A, 0x55_5555, 0x61_6161),
    ],
};

/// Night.
pub static DARK: Palette<Colour> = Palette {
    dark: true,
    print: false,
    panel: rgb(0x17_191C),
    strip: rgb(0x13_1518),
    sunken: rgb(0x10_1214),
    hover: rgb(0x27_2B30),
    text: rgb(0xE9_EBED),
    second: rgb(0xB3_B9C0),
    third: rgb(0x8F_969E),
    border: rgb(0x2E_3237),
    control: rgb(0x70_777F),
    accent: rgb(0xAF_B2F4),
    accent_soft: rgb(0x2A_2B45),
    accent_line: rgb(0x54_568A),
    on_accent: rgb(0x17_191C),
    primary: rgb(0xE9_EBED),
    primary_hover: rgb(0xFF_FFFF),
    on_primary: rgb(0x17_191C),
    error: rgb(0xF0_A493),
    error_soft: rgb(0x3A_2420),
    warning: rgb(0xE8_C36A),
    warning_soft: rgb(0x34_2B16),
    ink: rgb(0xF4_F5F6),
    halo: rgb(0x10_1214),
    bar_low: rgb(0x56_5B6E),
    bar_high: rgb(0x37_3B47),
    bar_strong: rgb(0x81_87A0),
    water: rgb(0x10_1417),
    land: rgb(0x20_2428),
    coast: rgb(0x39_444B),
    river: rgb(0x2A_3840),
    country: rgb(0x68_707A),
    province: rgb(0x34_3A40),
    rail: rgb(0x27_2B30),
    label_country: rgb(0x9F_A5AC),
    label_province: rgb(0x8B_929A),
    label_town: rgb(0xD2_D6DA),
    label_water: rgb(0x76_909E),
    town_dot: rgb(0x8A_9098),
    cluster_core: rgb(0x3C_4248),
    pill_line: rgb(0x56_5C63),
    choropleth: [
        rgb(0x2A_2933),
        rgb(0x35_3246),
        rgb(0x44_3E5E),
        rgb(0x56_4E7A),
        rgb(0x6C_6297),
        rgb(0x85_7AB4),
    ],
    density: [
        rgb(0x3A_3654),
        rgb(0x56_4E80),
        rgb(0x7A_70AE),
        rgb(0xA7_9DD6),
        rgb(0xDF_DAF8),
    ],
    kinds: [
        kind(0xFF_8A3D, 0xFF_C59B, 0xFF_9A57),
        kind(0xFF_C04D, 0xFF_E2AE, 0xFF_C04D),
        kind(0x4D_B1F0, 0xB4_DEFA, 0x5F_B9F2),
        kind(0x35_C79B, 0xA6_EBD3, 0x35_C79B),
        kind(0xF2_F2F2, 0xFF_FFFF, 0xF2_F2F2),
        kind(0xA8_A8A8, 0xDA_DADA, 0xB4_B4B4),
    ],
};

/// Paper without colour: greys, and hatching for the kinds.
pub static PRINT: Palette<Colour> = Palette {
    dark: false,
    print: true,
    panel: rgb(0xFF_FFFF),
    strip: rgb(0xFF_FFFF),
    sunken: rgb(0xFF_FFFF),
    hover: rgb(0xEE_EEEE),
    text: rgb(0x00_0000),
    second: rgb(0x33_3333),
    third: rgb(0x4D_4D4D),
    border: rgb(0xB0_B0B0),
    control: rgb(0x66_6666),
    accent: rgb(0x00_0000),
    accent_soft: rgb(0xED_EDED),
    accent_line: rgb(0x66_6666),
    on_accent: rgb(0xFF_FFFF),
    primary: rgb(0x00_0000),
    primary_hover: rgb(0x33_3333),
    on_primary: rgb(0xFF_FFFF),
    error: rgb(0x00_0000),
    error_soft: rgb(0xFF_FFFF),
    warning: rgb(0x00_0000),
    warning_soft: rgb(0xFF_FFFF),
    ink: rgb(0x00_0000),
    halo: rgb(0xFF_FFFF),
    bar_low: rgb(0x8C_8C8C),
    bar_high: rgb(0xD9_D9D9),
    bar_strong: rgb(0x66_6666),
    water: rgb(0xEC_ECEC),
    land: rgb(0xFF_FFFF),
    coast: rgb(0xA6_A6A6),
    river: rgb(0xC4_C4C4),
    country: rgb(0x6E_6E6E),
    province: rgb(0xBD_BDBD),
    rail: rgb(0xE6_E6E6),
    label_country: rgb(0x40_4040),
    label_province: rgb(0x55_5555),
    label_town: rgb(0x22_2222),
    label_water: rgb(0x59_5959),
    town_dot: rgb(0x55_5555),
    cluster_core: rgb(0xDD_DDDD),
    pill_line: rgb(0x7A_7A7A),
    choropleth: [
        rgb(0xF2_F2F2),
        rgb(0xE3_E3E3),
        rgb(0xD0_D0D0),
        rgb(0xB8_B8B8),
        rgb(0x9C_9C9C),
        rgb(0x80_8080),
    ],
    density: [
        rgb(0xDA_DADA),
        rgb(0xB5_B5B5),
        rgb(0x8C_8C8C),
        rgb(0x5E_5E5E),
        rgb(0x30_3030),
    ],
    kinds: [
        kind(0x4D_4D4D, 0x00_0000, 0x00_0000),
        kind(0x4D_4D4D, 0x00_0000, 0x00_0000),
        kind(0x1A_1A1A, 0x00_0000, 0x00_0000),
        kind(0xFF_FFFF, 0x00_0000, 0x00_0000),
        kind(0x00_0000, 0x00_0000, 0x00_0000),
        kind(0x9A_9A9A, 0x00_0000, 0x00_0000),
    ],
};

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
