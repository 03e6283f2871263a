//! Reads `assets/regions.bin`. The layout is written down in `assets/build/regions.py`, which makes the file.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::region::Region;
use crate::model::{LatLon, RegionId};

/// Why a file of regions can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegionsError {
    /// The first four bytes are wrong.
    #[error("not a file of regions")]
    Magic,
    /// The compressed stream is damaged or far too long.
    #[error("the regions can't be unpacked")]
    Compression,
    /// The file ends in the middle of something.
    #[error("the regions end too early")]
    Truncated,
    /// A number, a text or a coordinate is impossible.
    #[error("the regions hold a value that can't be right")]
    Value,
}

const MAGIC: &[u8; 4] = b"RGN1";

/// Nothing that the build script makes comes near this; it stops a damaged file from filling the memory.
const MAX_UNPACKED: u64 = 32 << 20;

/// The two lists of a file.
#[derive(Debug)]
pub(super) struct Lists {
    pub provinces: Vec<Region>,
    pub countries: Vec<Region>,
}

/// Reads provinces and countries.
pub(super) fn decode(bytes: &[u8]) -> Result<Lists, RegionsError> {
    let packed = bytes.strip_prefix(MAGIC).ok_or(RegionsError::Magic)?;
    let mut raw = Vec::new();
    ZlibDecoder::new(packed)
        .take(MAX_UNPACKED)
        .read_to_end(&mut raw)
        .map_err(|_| RegionsError::Compression)?;
    let mut reader = Reader { rest: &raw };
    let provinces = reader.list(Reader::region)?;
    let countries = reader.list(Reader::region)?;
    if reader.rest.is_empty() {
        Ok(Lists {
            provinces,
            countries,
        })
    } else {
        Err(RegionsError::Value)
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn varint(&mut self) -> Result<u64, RegionsError> {
        let mut value = 0_u64;
        for shift in (0..63).step_by(7) {
            let (&byte, rest) = self.rest.split_first().ok_or(RegionsError::Truncated)?;
            self.rest = rest;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(RegionsError::Value)
    }

    /// A count of things that take at least a byte each, so that no count asks for more memory than the file is long.
    fn count(&mut self) -> Result<usize, RegionsError> {
        let count = usize::try_from(self.varint()?).map_err(|_| RegionsError::Value)?;
        if count > self.rest.len() {
            Err(RegionsError::Truncated)
        } else {
            Ok(count)
        }
    }

    fn list<T>(
        &mut self,
        mut one: impl FnMut(&mut Self) -> Result<T, RegionsError>,
    ) -> Result<Vec<T>, RegionsError> {
        let count = self.count()?;
        (0..count).map(|_| one(self)).collect()
    }

    fn text(&mut self) -> Result<&'a str, RegionsError> {
        let length = self.count()?;
        let (text, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or(RegionsError::Truncated)?;
        self.rest = rest;
        std::str::from_utf8(text).map_err(|_| RegionsError::Value)
    }

    fn zigzag(&mut self) -> Result<i32, RegionsError> {
        let value = u32::try_from(self.varint()?).map_err(|_| RegionsError::Value)?;
        let half = i32::try_from(value / 2).map_err(|_| RegionsError::Value)?;
        Ok(if value % 2 == 0 { half } else { -half - 1 })
    }

    fn region(&mut self) -> Result<Region, RegionsError> {
        let id = RegionId::from(self.text()?);
        let [name, ko, zh] = [
            self.text()?.to_owned(),
            self.text()?.to_owned(),
            self.text()?.to_owned(),
        ];
        let label = Milli::default()
            .step(self.zigzag()?, self.zigzag()?)?
            .degrees();
        let mut at = Milli::default();
        let polygons = self.list(|reader| {
            reader.list(|reader| {
                reader.list(|reader| {
                    at = at.step(reader.zigzag()?, reader.zigzag()?)?;
                    Ok(at.degrees())
                })
            })
        })?;
        Ok(Region::new(id, [name, ko, zh], label, polygons))
    }
}

/// A point in thousandths of a degree.
#[derive(Clone, Copy, Default)]
struct Milli {
    lon: i32,
    lat: i32,
}

impl Milli {
    fn step(self, lon: i32, lat: i32) -> Result<Self, RegionsError> {
        let next = Self {
            lon: self.lon.wrapping_add(lon),
            lat: self.lat.wrapping_add(lat),
        };
        let on_earth =
            (-180_000..=180_000).contains(&next.lon) && (-90_000..=90_000).contains(&next.lat);
        if on_earth {
            Ok(next)
        } else {
            Err(RegionsError::Value)
        }
    }

    fn degrees(self) -> LatLon {
        LatLon {
            lat: f64::from(self.lat) / 1000.0,
            lon: f64::from(self.lon) / 1000.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::ZlibEncoder};
    use proptest::prelude::*;

    use super::*;

    fn packed(raw: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(MAGIC.to_vec(), Compression::fast());
        encoder.write_all(raw).unwrap();
        encoder.finish().unwrap()
    }

    /// One province of one square at 1° N 2° E with sides of a tenth of a degree; no country.
    fn square() -> Vec<u8> {
        let mut raw = vec![1];
        for text in ["XX-1", "A", "가", "甲"] {
            raw.push(u8::try_from(text.len()).unwrap());
            raw.extend(text.as_bytes());
        }
        // Label 2.05, 1.05; one polygon of one ring of four points.
        raw.extend([0x84, 0x20, 0xB4, 0x10, 1, 1, 4]);
        // 2000, 1000 then steps of 100.
        raw.extend([0xA0, 0x1F, 0xD0, 0x0F, 0xC8, 1, 0, 0, 0xC8, 1, 0xC7, 1, 0]);
        raw
    }

    #[test]
    fn a_region_is_read_as_written() {
        let raw = square();
        let lists = decode(&packed(&raw));
        assert!(
            matches!(lists, Err(RegionsError::Truncated)),
            "the countries' count is missing"
        );
        let mut whole = raw;
        whole.push(0);
        let lists = decode(&packed(&whole)).unwrap();
        let region = &lists.provinces[0];
        assert_eq!((region.id.as_str(), region.ko.as_str()), ("XX-1", "가"));
        assert_eq!(
            region.label,
            LatLon {
                lat: 1.05,
                lon: 2.05
            }
        );
        let ring: Vec<_> = region.polygons[0][0]
            .iter()
            .map(|at| (at.lon, at.lat))
            .collect();
        assert_eq!(ring, [(2.0, 1.0), (2.1, 1.0), (2.1, 1.1), (2.0, 1.1)]);
        assert!(lists.countries.is_empty());
    }

    #[test]
    fn every_shorter_file_is_an_error() {
        let mut raw = square();
        raw.push(0);
        for length in 0..raw.len() {
            assert!(decode(&packed(&raw[..length])).is_err(), "{length} bytes");
        }
        let whole = packed(&raw);
        for length in 0..whole.len() {
            // A missing checksum at the end of the stream may pass; nothing may panic.
            let _ = decode(&whole[..length]);
        }
    }

    #[test]
    fn what_follows_the_lists_is_an_error() {
        assert!(matches!(
            decode(&packed(&[0, 0, 7])),
            Err(RegionsError::Value)
        ));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(raw in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode(&raw);
            let _ = decode(&packed(&raw));
        }

        #[test]
        fn no_changed_byte_panics(at in 0_usize..60, to in any::<u8>()) {
            let mut raw = square();
            raw.push(0);
            if let Some(byte) = raw.get_mut(at) {
                *byte = to;
            }
            let _ = decode(&packed(&raw));
        }
    }
}
