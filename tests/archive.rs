//! Zip archives: what is written reads back, here and in other programs; what other programs have stored is read; and nothing that
//! somebody hands in does harm.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use handpick::exchange::archive::{Archive, ArchiveError, Entry, HEADER, TAIL, checksum, content, directory, entries};
use proptest::prelude::*;

/// An archive as the app puts it together.
fn write(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut archive, mut bytes) = (Archive::default(), Vec::new());
    for (name, content) in files {
        bytes.extend(archive.header(name, content.len() as u64, checksum(content)).expect("fits"));
        bytes.extend(content);
    }
    bytes.extend(archive.end().expect("fits"));
    bytes
}

/// As the app reads one: the tail, the list, and each file where it says that it is.
fn read(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, ArchiveError> {
    let tail = &bytes[bytes.len().saturating_sub(TAIL as usize)..];
    let (start, length) = directory(tail, bytes.len() as u64)?;
    let list = bytes.get(start as usize..(start + length) as usize).ok_or(ArchiveError::Broken)?;
    let mut files = Vec::new();
    for Entry { name, size, checksum: sum, at } in entries(list)? {
        let at = at as usize;
        let header = bytes.get(at..at + HEADER as usize).ok_or(ArchiveError::Broken)?;
        let from = at + content(header)? as usize;
        let content = bytes.get(from..from + size as usize).ok_or(ArchiveError::Broken)?;
        if checksum(content) != sum {
            return Err(ArchiveError::Changed);
        }
        files.push((name, content.to_vec()));
    }
    Ok(files)
}

#[test]
fn the_checksum_is_the_one_of_the_standard() {
    assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
    assert_eq!(checksum(b""), 0);
}

/// Made with Python's `zipfile`, stored, with a comment at its end.
#[test]
fn an_archive_of_another_program_is_read() {
    let files = read(include_bytes!("fixtures/stored.zip")).expect("reads");
    let expected = [("workspace.handpick.json", "{}\n"), ("files/Βιογραφικό.pdf", "%PDF-1.7\n")];
    assert_eq!(files, expected.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
    assert_eq!(read(include_bytes!("fixtures/packed.zip")), Err(ArchiveError::Packed));
}

#[test]
fn what_does_not_fit_is_refused() {
    let mut archive = Archive::default();
    assert_eq!(archive.header("a", 1 << 32, 0), Err(ArchiveError::TooLarge));
    assert_eq!(archive.header(&"a".repeat(1 << 16), 1, 0), Err(ArchiveError::TooLarge));
    archive.header("a", u64::from(u32::MAX), 0).expect("fits");
    assert_eq!(archive.header("b", 1, 0), Err(ArchiveError::TooLarge));
}

fn some_files() -> impl Strategy<Value = Vec<(String, Vec<u8>)>> {
    prop::collection::vec(("\\PC{1,40}", prop::collection::vec(any::<u8>(), 0..200)), 0..6)
}

proptest! {
    #[test]
    fn what_is_written_reads_back(files in some_files()) {
        prop_assert_eq!(read(&write(&files)), Ok(files));
    }

    #[test]
    fn a_changed_or_shortened_archive_is_refused_or_reads_as_files(
        files in some_files(), at in any::<prop::sample::Index>(), bit in 0u8..8, cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = write(&files);
        let place = at.index(bytes.len());
        bytes[place] ^= 1u8 << bit;
        if let Ok(found) = read(&bytes) {
            for (_, content) in found {
                prop_assert!(files.iter().any(|(_, known)| *known == content), "no file may hold what nobody put into it");
            }
        }
        bytes.truncate(cut.index(bytes.len()));
        let _ = read(&bytes);
    }

    #[test]
    fn whatever_is_handed_in_does_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = (read(&bytes), entries(&bytes), content(&bytes), directory(&bytes, 400));
    }
}
