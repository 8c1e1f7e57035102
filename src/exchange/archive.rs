//! Zip archives of a workspace and its files (PKWARE's APPNOTE 6.3, stored and never packed: CVs are packed already). Written and read
//! piece by piece, so that no archive has to fit into memory. Must never trust a length or a place that an archive names.
//!
//! Ours, because a crate would weigh many times as much: see ARCHITECTURE, "Sizes".

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// What must be understood to read it: version 2.0.
const VERSION: u16 = 20;
/// Names are in UTF-8.
const UTF8: u16 = 1 << 11;
/// 1 January 1980, midnight: when a file was changed is in its record.
const MIDNIGHT: [u16; 2] = [0, 0x21];
const LOCAL_LENGTH: usize = 30;
const CENTRAL_LENGTH: usize = 46;
const END_LENGTH: usize = 22;
/// The end is looked for in so many last bytes: it may have a comment of 65,535 behind it.
pub const TAIL: u64 = 65_535 + END_LENGTH as u64;
/// More entries than a workspace has files.
const MOST: usize = 20_000;

/// Why an archive is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// It is no zip archive, or is cut off.
    Broken,
    /// Its entries are packed: another program has made it anew.
    Packed,
    /// What it holds is not what it says.
    Changed,
    /// It is larger than this form of archive can be: four gigabytes, or too many entries.
    TooLarge,
}

/// One file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, with folders.
    pub name: String,
    /// Its length in bytes.
    pub size: u32,
    /// The checksum of its bytes, see [`checksum`].
    pub checksum: u32,
    /// Where its local header begins.
    pub at: u32,
}

/// An archive that is being written. The caller puts together what is handed out: a header, the bytes of the file, the next header,
/// and at last the end.
#[derive(Default)]
pub struct Archive {
    entries: Vec<Entry>,
    length: u64,
}

impl Archive {
    /// The header of the next file, whose bytes follow.
    ///
    /// # Errors
    /// Says that no more fits.
    pub fn header(&mut self, name: &str, size: u64, checksum: u32) -> Result<Vec<u8>, ArchiveError> {
        let (Ok(at), Ok(size)) = (u32::try_from(self.length), u32::try_from(size)) else {
            return Err(ArchiveError::TooLarge);
        };
        let Ok(length) = u16::try_from(name.len()) else { return Err(ArchiveError::TooLarge) };
        if self.entries.len() >= MOST {
            return Err(ArchiveError::TooLarge);
        }
        let entry = Entry { name: name.to_owned(), size, checksum, at };
        let mut header = LOCAL.to_le_bytes().to_vec();
        entry.describe(length, &mut header);
        header.extend_from_slice(name.as_bytes());
        self.length += header.len() as u64 + u64::from(size);
        self.entries.push(entry);
        Ok(header)
    }

    /// What stands behind the last file.
    ///
    /// # Errors
    /// Says that it has become too large.
    pub fn end(self) -> Result<Vec<u8>, ArchiveError> {
        let mut end = Vec::new();
        for entry in &self.entries {
            end.extend_from_slice(&CENTRAL.to_le_bytes());
            end.extend_from_slice(&VERSION.to_le_bytes());
            entry.describe(entry.name.len() as u16, &mut end);
            // No comment, the first disk, and no attributes.
            end.extend_from_slice(&[0; 10]);
            end.extend_from_slice(&entry.at.to_le_bytes());
            end.extend_from_slice(entry.name.as_bytes());
        }
        let (Ok(at), Ok(length)) = (u32::try_from(self.length), u32::try_from(end.len())) else {
            return Err(ArchiveError::TooLarge);
        };
        let count = (self.entries.len() as u16).to_le_bytes();
        end.extend_from_slice(&END.to_le_bytes());
        end.extend_from_slice(&[0; 4]);
        end.extend_from_slice(&[count, count].concat());
        end.extend_from_slice(&length.to_le_bytes());
        end.extend_from_slice(&at.to_le_bytes());
        end.extend_from_slice(&[0; 2]);
        Ok(end)
    }
}

impl Entry {
    /// What both headers of a file say alike.
    fn describe(&self, name: u16, header: &mut Vec<u8>) {
        for part in [VERSION, UTF8, 0, MIDNIGHT[0], MIDNIGHT[1]] {
            header.extend_from_slice(&part.to_le_bytes());
        }
        for part in [self.checksum, self.size, self.size] {
            header.extend_from_slice(&part.to_le_bytes());
        }
        header.extend_from_slice(&name.to_le_bytes());
        header.extend_from_slice(&[0; 2]);
    }
}

/// Where the list of entries stands, from the last bytes of an archive (at most [`TAIL`]) and its whole length: from which byte on,
/// and how long it is.
///
/// # Errors
/// Says that this is no archive.
pub fn directory(tail: &[u8], whole: u64) -> Result<(u64, u64), ArchiveError> {
    let last = tail.len().checked_sub(END_LENGTH).ok_or(ArchiveError::Broken)?;
    let at = (0..=last).rev().find(|at| u32_at(tail, *at) == Ok(END)).ok_or(ArchiveError::Broken)?;
    let (length, start) = (u64::from(u32_at(tail, at + 12)?), u64::from(u32_at(tail, at + 16)?));
    if start + length > whole { Err(ArchiveError::Broken) } else { Ok((start, length)) }
}

/// The entries, from the bytes of the list.
///
/// # Errors
/// Says why they cannot be read.
pub fn entries(directory: &[u8]) -> Result<Vec<Entry>, ArchiveError> {
    let (mut entries, mut at) = (Vec::new(), 0);
    while at < directory.len() {
        if u32_at(directory, at)? != CENTRAL {
            return Err(ArchiveError::Broken);
        }
        let (size, packed) = (u32_at(directory, at + 24)?, u32_at(directory, at + 20)?);
        if u16_at(directory, at + 10)? != 0 || size != packed {
            return Err(ArchiveError::Packed);
        }
        if entries.len() >= MOST {
            return Err(ArchiveError::TooLarge);
        }
        let length = |field| u16_at(directory, at + field).map(usize::from);
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let from = at + CENTRAL_LENGTH;
        let name_bytes = directory.get(from..from + name).ok_or(ArchiveError::Broken)?;
        entries.push(Entry {
            name: String::from_utf8_lossy(name_bytes).into_owned(),
            size,
            checksum: u32_at(directory, at + 16)?,
            at: u32_at(directory, at + 42)?,
        });
        at = from + name + extra + comment;
    }
    Ok(entries)
}

/// How long the local header of an entry is, from its first bytes.
pub const HEADER: u64 = LOCAL_LENGTH as u64;

/// Where the bytes of an entry begin, from the first [`HEADER`] bytes of its local header: this many bytes after its beginning.
///
/// # Errors
/// Says that there is no such header.
pub fn content(header: &[u8]) -> Result<u64, ArchiveError> {
    if u32_at(header, 0)? != LOCAL {
        return Err(ArchiveError::Broken);
    }
    Ok(HEADER + u64::from(u16_at(header, 26)?) + u64::from(u16_at(header, 28)?))
}

/// The checksum that zip archives use: CRC-32 of ISO 3309, as in gzip and PNG.
pub fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum = TABLE.get(usize::from(sum as u8 ^ byte)).copied().unwrap_or_default() ^ (sum >> 8);
    }
    !sum
}

#[expect(clippy::indexing_slicing, reason = "made when the program is built: a place outside would fail that")]
const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        let (mut sum, mut bit) = (at as u32, 0);
        while bit < 8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
            bit += 1;
        }
        table[at] = sum;
        at += 1;
    }
    table
};

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, ArchiveError> {
    let found = bytes.get(at..at + 2).and_then(|found| found.try_into().ok());
    found.map(u16::from_le_bytes).ok_or(ArchiveError::Broken)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, ArchiveError> {
    let found = bytes.get(at..at + 4).and_then(|found| found.try_into().ok());
    found.map(u32::from_le_bytes).ok_or(ArchiveError::Broken)
}
