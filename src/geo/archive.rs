//! Reads map tiles from a `PMTiles` v3 archive that lies in memory (<https://github.com/protomaps/PMTiles>, spec v3).
//! The `pmtiles` crate reads files through an async runtime; what a program carries in itself needs neither.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Read;
use std::ops::RangeInclusive;

use flate2::read::MultiGzDecoder;

use super::tile::TileCoord;

/// Why an archive or one of its tiles can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// It does not begin as a `PMTiles` archive of version 3 does.
    #[error("not a PMTiles archive of version 3")]
    Header,
    /// It holds pictures, or tiles of a kind other than Mapbox vector tiles.
    #[error("the archive's tiles are not vector tiles")]
    TileType,
    /// It is compressed with something other than gzip.
    #[error("the archive is compressed in a way that is not known here")]
    Compression,
    /// A directory is damaged.
    #[error("a directory of the archive is damaged")]
    Directory,
    /// A directory or a tile lies outside the archive.
    #[error("the archive ends too early")]
    Truncated,
    /// A tile can't be unpacked.
    #[error("a tile of the archive is damaged")]
    Tile,
}

/// An archive of vector tiles with its directory read.
#[derive(Debug)]
pub struct Archive {
    bytes: Cow<'static, [u8]>,
    tile_data: u64,
    gzip: bool,
    zooms: RangeInclusive<u8>,
    /// Sorted by `first`; leaf directories are read into the same list.
    entries: Vec<Entry>,
}

/// A run of tiles with the same contents.
#[derive(Clone, Copy, Debug)]
struct Entry {
    first: u64,
    run: u64,
    offset: u64,
    length: u64,
}

const HEADER: usize = 127;
const NO_COMPRESSION: u8 = 1;
const GZIP: u8 = 2;
const VECTOR_TILES: u8 = 1;

/// Nothing in a sound archive unpacks to more; it stops a damaged one from filling the memory.
const MAX_UNPACKED: u64 = 16 << 20;

/// As many entries as a planet at zoom 12 needs; ours has thousands.
const MAX_ENTRIES: usize = 8 << 20;

/// The specification advises one level of leaf directories.
const MAX_DEPTH: usize = 4;

impl Archive {
    /// The map that the program carries.
    #[must_use]
    pub fn embedded() -> Self {
        // The file is part of the program and a test reads it; were it damaged, an empty map is what is left.
        Self::open(include_bytes!("../../assets/basemap.pmtiles").as_slice()).unwrap_or(Self {
            bytes: Cow::Borrowed(&[]),
            tile_data: 0,
            gzip: false,
            zooms: 0..=0,
            entries: Vec::new(),
        })
    }

    /// Reads header and directories.
    ///
    /// # Errors
    /// Where the bytes are no archive of vector tiles, or a damaged one.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ArchiveError> {
        let bytes = bytes.into();
        let header = bytes.get(..HEADER).ok_or(ArchiveError::Header)?;
        if !header.starts_with(b"PMTiles\x03") {
            return Err(ArchiveError::Header);
        }
        let byte = |at: usize| header.get(at).copied().ok_or(ArchiveError::Header);
        let number = |at: usize| {
            let eight = header
                .get(at..at + 8)
                .and_then(|eight| eight.try_into().ok());
            eight.map(u64::from_le_bytes).ok_or(ArchiveError::Header)
        };
        if byte(99)? != VECTOR_TILES {
            return Err(ArchiveError::TileType);
        }
        let directories = Directories {
            bytes: &bytes,
            gzip: is_gzip(byte(97)?)?,
            leaves: number(40)?,
            seen: HashSet::new(),
            entries: Vec::new(),
        };
        let mut entries = directories.read(number(8)?, number(16)?)?;
        entries.sort_by_key(|entry| entry.first);
        let (tile_data, gzip, zooms) = (number(56)?, is_gzip(byte(98)?)?, byte(100)?..=byte(101)?);
        Ok(Self {
            bytes,
            tile_data,
            gzip,
            zooms,
            entries,
        })
    }

    /// The zooms that the header promises. Not every place has a tile at each.
    #[must_use]
    pub fn zooms(&self) -> RangeInclusive<u8> {
        self.zooms.clone()
    }

    /// All tiles, in the archive's order.
    pub fn coords(&self) -> impl Iterator<Item = TileCoord> {
        self.entries
            .iter()
            .flat_map(|entry| entry.first..entry.first.saturating_add(entry.run))
            .filter_map(TileCoord::from_hilbert)
    }

    /// Whether the archive has a tile.
    #[must_use]
    pub fn has(&self, coord: TileCoord) -> bool {
        self.entry(coord).is_some()
    }

    /// The tile itself or, where there is none, the deepest one that shows the same ground from further away.
    #[must_use]
    pub fn deepest(&self, coord: TileCoord) -> Option<TileCoord> {
        coord.and_ancestors().find(|coord| self.has(*coord))
    }

    /// A tile's bytes, unpacked: a Mapbox vector tile. `None` where the archive has no such tile.
    ///
    /// # Errors
    /// Where the tile is damaged.
    pub fn tile(&self, coord: TileCoord) -> Result<Option<Vec<u8>>, ArchiveError> {
        let Some(entry) = self.entry(coord) else {
            return Ok(None);
        };
        let from = self
            .tile_data
            .checked_add(entry.offset)
            .ok_or(ArchiveError::Truncated)?;
        let packed = slice(&self.bytes, from, entry.length)?;
        unpacked(packed, self.gzip)
            .ok_or(ArchiveError::Tile)
            .map(Some)
    }

    fn entry(&self, coord: TileCoord) -> Option<Entry> {
        let id = coord.hilbert()?;
        let after = self.entries.partition_point(|entry| entry.first <= id);
        let entry = *self.entries.get(after.checked_sub(1)?)?;
        (id - entry.first < entry.run).then_some(entry)
    }
}

fn is_gzip(code: u8) -> Result<bool, ArchiveError> {
    match code {
        NO_COMPRESSION => Ok(false),
        GZIP => Ok(true),
        _ => Err(ArchiveError::Compression),
    }
}

fn slice(bytes: &[u8], from: u64, length: u64) -> Result<&[u8], ArchiveError> {
    let part = || {
        let from = usize::try_from(from).ok()?;
        bytes.get(from..from.checked_add(usize::try_from(length).ok()?)?)
    };
    part().ok_or(ArchiveError::Truncated)
}

fn unpacked(bytes: &[u8], gzip: bool) -> Option<Vec<u8>> {
    if !gzip {
        return Some(bytes.to_vec());
    }
    let mut raw = Vec::new();
    MultiGzDecoder::new(bytes)
        .take(MAX_UNPACKED + 1)
        .read_to_end(&mut raw)
        .ok()?;
    (raw.len() as u64 <= MAX_UNPACKED).then_some(raw)
}

/// Reads the root directory and the leaves that it points to.
struct Directories<'a> {
    bytes: &'a [u8],
    gzip: bool,
    leaves: u64,
    /// Offsets of leaves already read: a damaged directory may point back at itself.
    seen: HashSet<u64>,
    entries: Vec<Entry>,
}

impl Directories<'_> {
    fn read(mut self, root: u64, length: u64) -> Result<Vec<Entry>, ArchiveError> {
        self.directory(root, length, 0)?;
        Ok(self.entries)
    }

    fn directory(&mut self, from: u64, length: u64, depth: usize) -> Result<(), ArchiveError> {
        if depth > MAX_DEPTH || !self.seen.insert(from) {
            return Err(ArchiveError::Directory);
        }
        let packed = slice(self.bytes, from, length)?;
        let raw = unpacked(packed, self.gzip).ok_or(ArchiveError::Directory)?;
        for entry in directory_entries(&raw).ok_or(ArchiveError::Directory)? {
            if entry.run > 0 {
                self.entries.push(entry);
            } else {
                let leaf = self
                    .leaves
                    .checked_add(entry.offset)
                    .ok_or(ArchiveError::Directory)?;
                self.directory(leaf, entry.length, depth + 1)?;
            }
            if self.entries.len() > MAX_ENTRIES {
                return Err(ArchiveError::Directory);
            }
        }
        Ok(())
    }
}

/// The entries of an unpacked directory: their count, then each column for all of them in turn.
fn directory_entries(raw: &[u8]) -> Option<Vec<Entry>> {
    let mut rest = raw;
    let count = usize::try_from(varint(&mut rest)?).ok()?;
    // An entry takes four bytes at least.
    if count > raw.len() / 4 {
        return None;
    }
    let mut column = || {
        (0..count)
            .map(|_| varint(&mut rest))
            .collect::<Option<Vec<u64>>>()
    };
    let (steps, runs, lengths, offsets) = (column()?, column()?, column()?, column()?);
    let mut entries: Vec<Entry> = Vec::with_capacity(count);
    let mut first = 0_u64;
    for (((step, run), length), offset) in steps.into_iter().zip(runs).zip(lengths).zip(offsets) {
        first = first.checked_add(step)?;
        let offset = match offset.checked_sub(1) {
            Some(offset) => offset,
            // Zero: right behind the entry before.
            None => entries
                .last()
                .and_then(|last| last.offset.checked_add(last.length))?,
        };
        entries.push(Entry {
            first,
            run,
            offset,
            length,
        });
    }
    Some(entries)
}

fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..63).step_by(7) {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests;
