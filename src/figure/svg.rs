//! A picture as an SVG file: shapes, real text, and in it the letters that the text needs.

mod fonts;

use std::collections::BTreeSet;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::figure::face::SLANT;
use crate::figure::{Face, Image, Item, Line, Path, Picture, Role, Step, Text, png};
use crate::map::Rect;
use crate::palette::Colour;

/// What is used in order where a reader's program shows no embedded letters.
const FAMILIES: &str = "'UI Sans KR','Noto Sans CJK SC map','Noto Sans CJK SC more','Pretendard','Noto Sans KR',sans-serif";

/// Writes the file.
pub(super) fn write(picture: &Picture) -> String {
    let sheet = &picture.sheet;
    let millimetres = |units: f32| length(units * sheet.points * 25.4 / 72.0);
    let mut out = Writer::default();
    out.open(&format!(
        "svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {} {}\" lang=\"{}\" role=\"img\" aria-labelledby=\"title description\"",
        millimetres(sheet.width),
        millimetres(sheet.height),
        length(sheet.width),
        length(sheet.height),
        picture.language,
    ));
    out.line(&format!(
        "<title id=\"title\">{}</title>",
        escaped(&picture.title)
    ));
    let description = escaped(&picture.description);
    out.line(&format!("<desc id=\"description\">{description}</desc>"));
    out.line(&format!("<style>{}</style>", style(picture)));
    let ground = Rect::at(0.0, 0.0, sheet.width, sheet.height);
    out.item(&Item::filled(Path::rect(&ground), picture.ground));
    for part in &picture.parts {
        match &part.role {
            Role::Graphic(said) => {
                out.open(&format!("g role=\"img\" aria-label=\"{}\"", escaped(said)));
            }
            Role::Ornament => out.open("g aria-hidden=\"true\""),
            Role::Title | Role::Heading | Role::Words => out.open("g"),
        }
        for item in &part.items {
            out.item(item);
        }
        out.close("g");
    }
    out.close("svg");
    out.text
}

/// The letters of all texts, and how text is set.
fn style(picture: &Picture) -> String {
    let mut style = String::new();
    for (family, weight, bytes) in fonts::used(&picture.texts()) {
        let data = STANDARD.encode(bytes);
        // Writing to a string can't fail.
        let _ = write!(
            style,
            "@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/otf;base64,{data}) format('opentype')}}"
        );
    }
    let _ = write!(
        style,
        "text{{font-family:{FAMILIES};white-space:pre;paint-order:stroke;stroke-linejoin:round}}.s{{font-weight:600}}"
    );
    style
}

#[derive(Default)]
struct Writer {
    text: String,
    depth: usize,
    clips: BTreeSet<String>,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.text.extend(std::iter::repeat_n(' ', self.depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn open(&mut self, tag: &str) {
        self.line(&format!("<{tag}>"));
        self.depth += 1;
    }

    fn close(&mut self, tag: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(&format!("</{tag}>"));
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Path { path, .. } if path.is_empty() => {}
            Item::Path { path, fill, line } => {
                let fill = fill.map_or("fill=\"none\"".to_owned(), |fill| colour("fill", fill));
                let line = line.map(|line| lined(&line)).unwrap_or_default();
                self.line(&format!("<path d=\"{}\" {fill}{line}/>", outline(path)));
            }
            Item::Text(text) => self.line(&written(text)),
            Item::Image(image) => self.image(image),
            Item::Clipped(rect, items) => self.clipped(rect, items),
        }
    }

    fn clipped(&mut self, rect: &Rect, items: &[Item]) {
        let id = format!("clip{}", self.clips.len());
        self.clips.insert(id.clone());
        self.line(&format!(
            "<clipPath id=\"{id}\"><path d=\"{}\"/></clipPath>",
            outline(&Path::rect(rect))
        ));
        self.open(&format!("g clip-path=\"url(#{id})\""));
        for item in items {
            self.item(item);
        }
        self.close("g");
    }

    fn image(&mut self, image: &Image) {
        // What can't be packed is left out rather than shown wrong.
        let Ok(bytes) = png::packed(image) else {
            return;
        };
        let Rect { left, top, .. } = image.rect;
        self.line(&format!(
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,{}\"/>",
            length(left),
            length(top),
            length(image.rect.width()),
            length(image.rect.height()),
            STANDARD.encode(bytes),
        ));
    }
}

/// `fill="#1b1e22" fill-opacity="0.5"`
fn colour(name: &str, of: Colour) -> String {
    let mut text = format!("{name}=\"#{:02x}{:02x}{:02x}\"", of.red, of.green, of.blue);
    if of.cover < 255 {
        let share = f32::from(of.cover) / 255.0;
        let _ = write!(text, " {name}-opacity=\"{}\"", length(share));
    }
    text
}

fn lined(line: &Line) -> String {
    let mut text = format!(
        " {} stroke-width=\"{}\"",
        colour("stroke", line.colour),
        length(line.width)
    );
    if line.round {
        text.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    }
    if let Some((on, off)) = line.dashes {
        let _ = write!(text, " stroke-dasharray=\"{} {}\"", length(on), length(off));
    }
    text
}

fn written(text: &Text) -> String {
    let face = &text.face;
    let mut tag = format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\" textLength=\"{}\"",
        length(text.at.x),
        length(text.at.y),
        length(face.size),
        length(
            Face {
                slanted: false,
                ..*face
            }
            .width(&text.text)
        ),
    );
    if face.strong {
        tag.push_str(" class=\"s\"");
    }
    if face.spacing > 0.0 {
        let _ = write!(tag, " letter-spacing=\"{}\"", length(face.spacing));
    }
    if face.slanted {
        // Slanted about its own baseline.
        let _ = write!(
            tag,
            " transform=\"matrix(1 0 {} 1 {} 0)\"",
            length(-SLANT),
            length(SLANT * text.at.y)
        );
    }
    let _ = write!(tag, " {}", colour("fill", text.colour));
    if let Some((halo, width)) = text.halo {
        let _ = write!(
            tag,
            " {} stroke-width=\"{}\"",
            colour("stroke", halo),
            length(width)
        );
    }
    format!("{tag}>{}</text>", escaped(&text.text))
}

fn outline(path: &Path) -> String {
    let mut text = String::with_capacity(path.0.len() * 12);
    for step in &path.0 {
        let (letter, points): (char, &[crate::geo::Point]) = match step {
            Step::Move(to) => ('M', &[*to]),
            Step::Line(to) => ('L', &[*to]),
            Step::Quad(bend, to) => ('Q', &[*bend, *to]),
            Step::Cubic(one, other, to) => ('C', &[*one, *other, *to]),
            Step::Close => ('Z', &[]),
        };
        text.push(letter);
        for (number, point) in points.iter().enumerate() {
            let gap = if number > 0 { " " } else { "" };
            let _ = write!(text, "{gap}{} {}", length(point.x), length(point.y));
        }
    }
    text
}

/// A length to two decimals, without what says nothing.
fn length(of: f32) -> String {
    let text = format!("{of:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" => "0".to_owned(),
        _ => text.to_owned(),
    }
}

/// Text as XML has it. What XML can't hold is no part of any text here: it was made visible before.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            control if control.is_control() => out.push('\u{fffd}'),
            plain => out.push(plain),
        }
    }
    out
}
