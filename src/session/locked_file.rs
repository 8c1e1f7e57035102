//! Exports that open with a passphrase. Must never keep the passphrase, and never say that a file is locked which nobody can
//! open: what was made is opened once before it is handed out.

use super::{
    Session,
    crypto::{self, CryptoError},
};
use crate::exchange::locked::{self, DATA_IS_FOR, KEY_IS_FOR, Locked, LockedError};

/// Why a file was not locked or not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassphraseError {
    /// The page came over an insecure connection, where browsers have no cryptography.
    Impossible,
    /// Another passphrase.
    Wrong,
    /// The right passphrase, and a file that was changed.
    Changed,
    /// The workspace is too large for such a file, in bytes of the file.
    TooBig(usize),
    /// Something else, in the browser's own words.
    Failed(String),
}

impl PassphraseError {
    pub(super) fn of(error: CryptoError, refused: Self) -> Self {
        match error {
            CryptoError::Impossible => Self::Impossible,
            CryptoError::Refused => refused,
            CryptoError::Failed(why) => Self::Failed(why),
        }
    }
}

impl Session {
    /// Whether files can be locked and opened here.
    pub fn can_lock(self) -> bool {
        crypto::is_possible()
    }

    /// The whole workspace as the text of a `*.handpick-sealed.json` file.
    ///
    /// # Errors
    /// Says why there is none.
    pub async fn locked_export(self, passphrase: &str) -> Result<String, PassphraseError> {
        let plain = self.export_all();
        let failed = |error| PassphraseError::of(error, PassphraseError::Failed(String::new()));
        let (key, lock) = crypto::new_key(passphrase, KEY_IS_FOR).await.map_err(failed)?;
        let (iv, data) = crypto::encrypt(&key, DATA_IS_FOR, plain.as_bytes()).await.map_err(failed)?;
        let locked = Locked { lock, iv, data };
        let text = locked::write(&locked).map_err(|error| match error {
            LockedError::TooBig { bytes } => PassphraseError::TooBig(bytes),
            other => PassphraseError::Failed(other.to_string()),
        })?;
        match self.open_locked(&locked, passphrase).await {
            Ok(opened) if opened == plain => Ok(text),
            Ok(_) => Err(PassphraseError::Changed),
            Err(why) => Err(why),
        }
    }

    /// The file inside of a locked one.
    ///
    /// # Errors
    /// Says why it does not open. Nothing was changed.
    pub async fn open_locked(self, locked: &Locked, passphrase: &str) -> Result<String, PassphraseError> {
        let unlocked = crypto::unlock(&locked.lock, passphrase, KEY_IS_FOR).await;
        let key = unlocked.map_err(|error| PassphraseError::of(error, PassphraseError::Wrong))?;
        let opened = crypto::decrypt(&key, DATA_IS_FOR, &locked.iv, &locked.data).await;
        let plain = opened.map_err(|error| PassphraseError::of(error, PassphraseError::Changed))?;
        String::from_utf8(plain).map_err(|_| PassphraseError::Changed)
    }
}
