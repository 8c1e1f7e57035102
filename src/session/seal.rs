//! Exports that open with a passphrase. Must never keep the passphrase, and never say that a file is sealed which nobody can
//! open: what was made is opened once before it is handed out.

use super::{
    Session,
    crypto::{self, CryptoError},
};
use crate::exchange::sealed::{self, DATA_IS_FOR, KEY_IS_FOR, Sealed, SealedError};

/// Why a file was not sealed or not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealError {
    /// The page came over an insecure connection, where browsers have no cryptography.
    Impossible,
    /// Another passphrase.
    Passphrase,
    /// The right passphrase, and a file that was changed.
    Changed,
    /// The workspace is too large for such a file, in bytes of the file.
    TooBig(usize),
    /// Something else, in the browser's own words.
    Failed(String),
}

impl SealError {
    pub(super) fn of(error: CryptoError, refused: Self) -> Self {
        match error {
            CryptoError::Impossible => Self::Impossible,
            CryptoError::Refused => refused,
            CryptoError::Failed(why) => Self::Failed(why),
        }
    }
}

impl Session {
    /// Whether files can be sealed and opened here.
    pub fn can_seal(self) -> bool {
        crypto::is_possible()
    }

    /// The whole workspace as the text of a `*.handpick-sealed.json` file.
    ///
    /// # Errors
    /// Says why there is none.
    pub async fn sealed_export(self, passphrase: &str) -> Result<String, SealError> {
        let plain = self.export_all();
        let failed = |error| SealError::of(error, SealError::Failed(String::new()));
        let (key, lock) = crypto::new_key(passphrase, KEY_IS_FOR).await.map_err(failed)?;
        let (iv, data) = crypto::encrypt(&key, DATA_IS_FOR, &plain).await.map_err(failed)?;
        let sealed = Sealed { lock, iv, data };
        let text = sealed::write(&sealed).map_err(|error| match error {
            SealedError::TooBig { bytes } => SealError::TooBig(bytes),
            other => SealError::Failed(other.to_string()),
        })?;
        match self.open_sealed(&sealed, passphrase).await {
            Ok(opened) if opened == plain => Ok(text),
            Ok(_) => Err(SealError::Changed),
            Err(why) => Err(why),
        }
    }

    /// The file inside of a sealed one.
    ///
    /// # Errors
    /// Says why it does not open. Nothing was changed.
    pub async fn open_sealed(self, sealed: &Sealed, passphrase: &str) -> Result<String, SealError> {
        let unlocked = crypto::unlock(&sealed.lock, passphrase, KEY_IS_FOR).await;
        let key = unlocked.map_err(|error| SealError::of(error, SealError::Passphrase))?;
        let opened = crypto::decrypt(&key, DATA_IS_FOR, &sealed.iv, &sealed.data).await;
        opened.map_err(|error| SealError::of(error, SealError::Changed))
    }
}
