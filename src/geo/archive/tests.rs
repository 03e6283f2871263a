//! The embedded archive, a small sound one and many damaged ones.

use std::io::Write;
use std::sync::LazyLock;

use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;

use super::*;

static ARCHIVE: LazyLock<Archive> = LazyLock::new(Archive::embedded);

fn coord(z: u8, x: u32, y: u32) -> TileCoord {
    TileCoord { z, x, y }
}

fn gzipped(raw: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(raw).unwrap();
    encoder.finish().unwrap()
}

/// Two tiles, z0 in the root directory and all four of z1 as one run in a leaf.
fn small() -> Vec<u8> {
    let tiles = [gzipped(b"world"), gzipped(b"quarter")];
    let length = |tile: usize| u8::try_from(tiles[tile].len()).unwrap();
    let leaf = gzipped(&[1, 1, 4, length(1), length(0) + 1]);
    let root = gzipped(&[
        2,
        0,
        1,
        1,
        0,
        length(0),
        u8::try_from(leaf.len()).unwrap(),
        1,
        1,
    ]);
    let mut bytes = b"PMTiles\x03".to_vec();
    let root_at = HEADER as u64;
    let leaf_at = root_at + root.len() as u64;
    let data_at = leaf_at + leaf.len() as u64;
    for number in [
        root_at,
        root.len() as u64,
        0,
        0,
        leaf_at,
        leaf.len() as u64,
        data_at,
        0,
        5,
        2,
        2,
    ] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend([1, GZIP, GZIP, VECTOR_TILES, 0, 1]);
    bytes.resize(HEADER, 0);
    bytes.extend([root, leaf].concat());
    bytes.extend(tiles.concat());
    bytes
}

#[test]
fn tiles_are_found_through_leaf_directories_and_runs() {
    let archive = Archive::open(small()).unwrap();
    assert_eq!(archive.tile(coord(0, 0, 0)).unwrap().unwrap(), b"world");
    for (x, y) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        assert_eq!(archive.tile(coord(1, x, y)).unwrap().unwrap(), b"quarter");
    }
    assert_eq!(archive.tile(coord(2, 0, 0)).unwrap(), None);
    assert_eq!(archive.coords().count(), 5);
    assert_eq!(archive.zooms(), 0..=1);
}

#[test]
fn a_missing_tile_is_found_in_its_nearest_ancestor() {
    let archive = Archive::open(small()).unwrap();
    assert_eq!(archive.deepest(coord(5, 31, 0)), Some(coord(1, 1, 0)));
    assert_eq!(
        ARCHIVE.deepest(coord(14, 8192, 5461)).map(|found| found.z),
        Some(5)
    );
    let tumen = coord(12, 3525, 1513);
    assert_eq!(ARCHIVE.deepest(tumen).map(|found| found.z), Some(10));
}

#[test]
fn the_world_is_whole_down_to_zoom_5() {
    assert_eq!(ARCHIVE.zooms(), 0..=10);
    for z in 0..=5 {
        for x in 0..1 << z {
            assert!(
                (0..1 << z).all(|y| ARCHIVE.has(coord(z, x, y))),
                "z{z} x{x}"
            );
        }
    }
    assert_eq!(ARCHIVE.coords().count(), 6984);
}

#[test]
fn tiles_of_every_zoom_decode() {
    let mut checked = 0;
    for coord in ARCHIVE.coords().step_by(23) {
        let bytes = ARCHIVE.tile(coord).unwrap().unwrap();
        let reader = mvt_reader::Reader::new(bytes).unwrap();
        for layer in reader.get_layer_metadata().unwrap() {
            assert_eq!(layer.extent, 4096);
            assert!(
                reader.get_features(layer.layer_index).is_ok(),
                "{coord:?} {}",
                layer.name
            );
        }
        checked += 1;
    }
    assert!(checked > 300);
}

#[test]
fn other_files_are_errors() {
    let open = |bytes: &[u8]| Archive::open(bytes.to_vec()).map(|_| ());
    assert_eq!(open(b""), Err(ArchiveError::Header));
    assert_eq!(open(&[7; 200]), Err(ArchiveError::Header));
    let changed = |at: usize, to: u8| {
        let mut bytes = small();
        bytes[at] = to;
        open(&bytes)
    };
    assert_eq!(changed(7, 2), Err(ArchiveError::Header));
    assert_eq!(changed(99, 2), Err(ArchiveError::TileType));
    assert_eq!(changed(97, 3), Err(ArchiveError::Compression));
    assert_eq!(changed(98, 0), Err(ArchiveError::Compression));
    assert_eq!(changed(16, 200), Err(ArchiveError::Truncated));
}

#[test]
fn a_shorter_archive_never_panics() {
    let whole = small();
    for length in 0..whole.len() {
        if let Ok(archive) = Archive::open(whole[..length].to_vec()) {
            let _ = archive.tile(coord(1, 1, 1));
        }
    }
}

#[test]
fn a_directory_that_points_at_itself_is_an_error() {
    let leaf = gzipped(&[1, 1, 0, 40, 1]);
    let mut bytes = small();
    let at = HEADER + 200;
    bytes.resize(at, 0);
    bytes.extend(&leaf);
    for (field, number) in [(8, at), (16, leaf.len()), (40, at)] {
        bytes[field..field + 8].copy_from_slice(&(number as u64).to_le_bytes());
    }
    bytes.extend([0; 100]);
    assert_eq!(
        Archive::open(bytes).map(|_| ()),
        Err(ArchiveError::Directory)
    );
}

proptest! {
    #[test]
    fn no_changed_byte_panics(at in 0_usize..240, to in any::<u8>()) {
        let mut bytes = small();
        if let Some(byte) = bytes.get_mut(at) {
            *byte = to;
        }
        if let Ok(archive) = Archive::open(bytes) {
            for z in 0..3 {
                let _ = archive.tile(coord(z, 0, 0));
            }
            let _ = archive.coords().take(1000).count();
        }
    }

    #[test]
    fn no_directory_panics(raw in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = directory_entries(&raw);
    }
}
