//! Old formats, brought up to date step by step. Each migration turns the whole file of one version into that of the next;
//! none is ever changed once it is out. A single record from storage goes the same way, as a file of one record. A newer version is refused: guessing at it could lose what it means.

use super::kind::Kind;
use serde_json::{Value, json};
use std::fmt;

/// The version of the format that is written. It rises with a new variant of an enum or a changed meaning; new fields and
/// kinds do not raise it.
pub const VERSION: u32 = 1;

type Migration = fn(&mut Value) -> Result<(), MigrationError>;

/// From version n to n + 1, at the place n - 1.
const MIGRATIONS: &[Migration] = &[];

/// Why a file of another version cannot be brought up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MigrationError {
    /// It is from a newer Handpick.
    Newer {
        /// The version in the file.
        found: u32,
        /// The newest version that is known here.
        known: u32,
    },
    /// There was never such a version.
    Unknown(u32),
    /// The file is not what its version says.
    Broken {
        /// The version in the file.
        from: u32,
        /// What is wrong.
        why: String,
    },
}

impl fmt::Display for MigrationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer { found, known } => write!(f, "version {found} is newer than {known}"),
            Self::Unknown(version) => write!(f, "there is no version {version}"),
            Self::Broken { from, why } => write!(f, "not a file of version {from}: {why}"),
        }
    }
}

/// Brings a file of an older version up to date.
///
/// # Errors
/// The version is newer than [`VERSION`] or never was, or the file is not what its version says.
pub fn migrate(from: u32, mut file: Value) -> Result<Value, MigrationError> {
    if from > VERSION {
        return Err(MigrationError::Newer { found: from, known: VERSION });
    }
    let done = from.checked_sub(1).and_then(|done| usize::try_from(done).ok());
    let due = done.and_then(|done| MIGRATIONS.get(done..)).ok_or(MigrationError::Unknown(from))?;
    for migration in due {
        migration(&mut file)?;
    }
    Ok(file)
}

/// Brings one record of an older version up to date.
///
/// # Errors
/// As [`migrate`]; and if a migration has made anything but one record of it.
pub fn migrate_record(from: u32, kind: &Kind, record: Value) -> Result<Value, MigrationError> {
    if from == VERSION {
        return Ok(record);
    }
    let mut file = migrate(from, json!({ "records": { kind.as_str(): [record] } }))?;
    let list = file.pointer_mut(&format!("/records/{kind}")).and_then(Value::as_array_mut);
    match list.map(std::mem::take).as_deref_mut() {
        Some([record]) => Ok(record.take()),
        _ => Err(MigrationError::Broken { from, why: format!("no single {kind} came of it") }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_migration_from_every_old_version() {
        assert_eq!(MIGRATIONS.len() as u32, VERSION - 1);
    }

    #[test]
    fn versions_that_never_were_are_refused() {
        assert_eq!(migrate(0, Value::Null), Err(MigrationError::Unknown(0)));
        assert_eq!(migrate(999, Value::Null), Err(MigrationError::Newer { found: 999, known: VERSION }));
    }
}
