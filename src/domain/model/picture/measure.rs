//! What kind of picture some bytes are and how large it is, read from their beginning.
//!
//! Own code, in less than 1 KB: the crate for it (`imagesize` 0.15) costs nine times as much once compressed, and takes
//! no JPEG with fill bytes before a marker, which the standard allows (ITU-T T.81, B.1.1.2).

use crate::domain::facts::PictureKind;

/// The kind, the width and the height in pixels; `None` where the bytes are no such picture.
pub fn measure(data: &[u8]) -> Option<(PictureKind, u32, u32)> {
    let found = match data {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] if data.get(12..16)? == b"IHDR" => {
            (PictureKind::Png, large_end(data, 16, 4)?, large_end(data, 20, 4)?)
        }
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => {
            (PictureKind::Gif, small_end(data, 6, 2)?, small_end(data, 8, 2)?)
        }
        [0xFF, 0xD8, 0xFF, ..] => jpeg(data)?,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(data)?,
        _ => return None,
    };
    Some(found)
}

/// Follows the segments to the one that says how large the frame is. What a segment holds is skipped, such as the small
/// picture in what a camera writes about the large one.
fn jpeg(data: &[u8]) -> Option<(PictureKind, u32, u32)> {
    let mut at = 2;
    loop {
        if *data.get(at)? != 0xFF {
            return None;
        }
        match *data.get(at + 1)? {
            // A filler.
            0xFF => at += 1,
            0x01 | 0xD0..=0xD7 => at += 2,
            // Tables, restart intervals, what programs and people wrote beside the picture, what is reserved.
            0xC4 | 0xC8 | 0xCC | 0x02..=0xBF | 0xDB..=0xFE => {
                at += 2 + usize::try_from(large_end(data, at + 2, 2)?).ok()?.max(2);
            }
            0xC0..=0xCF => {
                return Some((PictureKind::Jpeg, large_end(data, at + 7, 2)?, large_end(data, at + 5, 2)?));
            }
            // Another picture begins, or this one does or is over, before its size was said; or it is no marker.
            0x00 | 0xD8..=0xDA => return None,
        }
    }
}

fn webp(data: &[u8]) -> Option<(PictureKind, u32, u32)> {
    let (width, height) = match data.get(12..16)? {
        b"VP8 " if data.get(23..26)? == [0x9D, 0x01, 0x2A] => {
            (small_end(data, 26, 2)? & 0x3FFF, small_end(data, 28, 2)? & 0x3FFF)
        }
        b"VP8L" if *data.get(20)? == 0x2F => {
            let both = small_end(data, 21, 4)?;
            ((both & 0x3FFF) + 1, (both >> 14 & 0x3FFF) + 1)
        }
        b"VP8X" => (small_end(data, 24, 3)? + 1, small_end(data, 27, 3)? + 1),
        _ => return None,
    };
    Some((PictureKind::Webp, width, height))
}

fn large_end(data: &[u8], at: usize, count: usize) -> Option<u32> {
    Some(data.get(at..at + count)?.iter().fold(0, |all, byte| all << 8 | u32::from(*byte)))
}

fn small_end(data: &[u8], at: usize, count: usize) -> Option<u32> {
    Some(data.get(at..at + count)?.iter().rev().fold(0, |all, byte| all << 8 | u32::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    macro_rules! jpeg_file {
        ($name:literal) => {
            ($name, include_bytes!(concat!("../../../../tests/host/fixtures/jpeg/", $name, ".jpg")))
        };
    }

    const PNG: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x05\0\0\0\x02\xD0";
    const GIF: &[u8] = b"GIF89a\0\x05\xD0\x02";
    const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\0\x04xx\xFF\xFF\xC4\0\x02\xFF\xC2\0\x11\x08\x02\xD0\x05\0";
    const JPEGS: [(&str, &[u8]); 9] = [
        jpeg_file!("baseline"),
        jpeg_file!("camera"),
        jpeg_file!("fill-bytes"),
        jpeg_file!("grey"),
        jpeg_file!("phone"),
        jpeg_file!("profile"),
        jpeg_file!("progressive"),
        jpeg_file!("restart-intervals"),
        jpeg_file!("webkit"),
    ];
    const LOSSY: &[u8] = b"RIFF____WEBPVP8 ____...\x9D\x01\x2A\0\x05\xD0\x02";
    const EXTENDED: &[u8] = b"RIFF____WEBPVP8X________\xFF\x04\0\xCF\x02\0";

    #[test]
    fn each_kind_says_how_large_it_is() {
        for (data, kind) in [
            (PNG, PictureKind::Png),
            (GIF, PictureKind::Gif),
            (JPEG, PictureKind::Jpeg),
            (LOSSY, PictureKind::Webp),
            (EXTENDED, PictureKind::Webp),
        ] {
            assert_eq!(measure(data), Some((kind, 1280, 720)));
        }
        let both: u32 = 1279 | 719 << 14;
        let lossless = [&b"RIFF____WEBPVP8L____\x2F"[..], &both.to_le_bytes()].concat();
        assert_eq!(measure(&lossless), Some((PictureKind::Webp, 1280, 720)));
    }

    /// As WebKit writes them from a canvas, as phones and cameras do (with a small picture of their own, a profile,
    /// their own segments, the way they were held), progressive, with restart intervals, with fill bytes.
    #[test]
    fn every_kind_of_jpeg_says_how_large_it_is() {
        for (name, data) in JPEGS {
            assert_eq!(measure(data), Some((PictureKind::Jpeg, 32, 20)), "{name}");
        }
    }

    #[test]
    fn a_jpeg_that_is_cut_off_before_its_size_is_no_picture() {
        for (name, data) in JPEGS {
            let first = (0..data.len()).find(|end| measure(&data[..*end]).is_some()).unwrap_or(0);
            assert!(first > 90, "{name}: known after {first} bytes");
            assert!((first..data.len()).all(|end| measure(&data[..end]) == measure(data)), "{name}");
        }
    }

    #[test]
    fn what_is_cut_off_or_something_else_is_no_picture() {
        for data in [PNG, GIF, JPEG, LOSSY, EXTENDED] {
            for end in 0..data.len() {
                assert_eq!(measure(&data[..end]), None, "{end} of {data:?}");
            }
        }
        for data in [
            &b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..],
            b"BM______",
            b"\xFF\xD8\xFF\xDA\0\x02",
            b"II*\0",
        ] {
            assert_eq!(measure(data), None);
        }
    }
}
