//! Keeps restore points in IndexedDB: a short text that says what a point is, and beside it the workspace file, packed where the
//! browser can; both locked while the data of this browser is locked. Must never be asked where there is no IndexedDB: then there
//! are no points, and that is no error.

use super::{
    browser::{AnyShelf, BrowserShelf, database, fault},
    indexed::IndexedShelf,
    keys::Scope,
    locked::{Locked, MARK, Ring},
    points::{Point, list_prefix},
    shelf::{Shelf, StorageError, Write},
};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableWritablePair, Response};

/// The points of all workspaces of a scope.
#[derive(Clone)]
pub struct PointShelf {
    store: IndexedShelf,
    scope: Scope,
    /// The shelf of the records: what is locked there is locked here.
    beside: Locked<AnyShelf>,
}

impl PointShelf {
    /// The points of a scope, where the browser can keep them.
    pub fn of(shelf: &BrowserShelf, scope: &Scope) -> Option<Self> {
        Self::beside(shelf.second()?, scope)
    }

    /// The points in the database of a shelf, locked as its texts are.
    pub(super) fn beside(shelf: &Locked<AnyShelf>, scope: &Scope) -> Option<Self> {
        Some(Self { store: database(shelf)?.points(), scope: scope.clone(), beside: shelf.clone() })
    }

    /// All points. What does not read is none.
    pub async fn list(&self) -> Result<Vec<Point>, StorageError> {
        let mut points = Vec::new();
        for (key, text) in self.store.entries(&list_prefix(&self.scope)).await? {
            points.extend(self.parse(&key, &text).await);
        }
        Ok(points)
    }

    async fn parse(&self, key: &str, text: &str) -> Option<Point> {
        Point::parse(key, &self.ring().open_text(key, text).await.ok()?)
    }

    /// Locks all points that are plain, or opens those that are locked, as the data of this browser is. It can be broken off
    /// anywhere and done again. A locked point that does not open is left as it is; a plain one that does not read goes, since
    /// nobody can go back to it, and in plain words it must not stay.
    pub async fn turn(&self) -> Result<(), StorageError> {
        let locks = self.ring().locks();
        for (key, text) in self.store.entries(&list_prefix(&self.scope)).await? {
            if text.starts_with(MARK) == locks {
                continue;
            }
            let found = self.parse(&key, &text).await;
            let file = match &found {
                Some(point) => self.read(point).await?,
                None => None,
            };
            match (found, file) {
                (Some(point), Some(file)) => drop(self.keep(point, &file).await?),
                _ if locks => {
                    let body = key.replacen("point/", "body/", 1);
                    self.take_away([key, body].into_iter()).await?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn ring(&self) -> &Ring {
        self.beside.ring()
    }

    /// Keeps a point with the text of its workspace's file, in place of the one with its id. Answers it with its size.
    pub async fn keep(&self, point: Point, file: &str) -> Result<Point, StorageError> {
        let packed = packed(&Uint8Array::from(file.as_bytes())).await;
        let (key, body_key) = (point.key(&self.scope), point.body_key(&self.scope));
        loop {
            let changes = self.ring().changes();
            self.beside.admit(&self.scope).await?;
            let (body, bytes) = match &packed {
                Some(packed) if !self.ring().locks() => (JsValue::from(packed), packed.length() as usize),
                // What is locked is text: each byte goes as the letter of its number.
                Some(packed) => {
                    let letters: String = packed.to_vec().into_iter().map(char::from).collect();
                    self.body(&body_key, &letters).await?
                }
                None => self.body(&body_key, file).await?,
            };
            let point = Point { bytes: bytes as u64, ..point.clone() };
            let text = self.ring().lock_text(&key, &point.to_text()).await?;
            if self.ring().changes() == changes {
                self.store.set_values(&[(&key, &text.into()), (&body_key, &body)]).await?;
                return Ok(point);
            }
        }
    }

    async fn body(&self, key: &str, text: &str) -> Result<(JsValue, usize), StorageError> {
        let text = self.ring().lock_text(key, text).await?;
        let bytes = text.len();
        Ok((text.into(), bytes))
    }

    /// The text of a point's file; `None` if it is gone or does not unpack.
    pub async fn read(&self, point: &Point) -> Result<Option<String>, StorageError> {
        let body_key = point.body_key(&self.scope);
        let mut body = self.store.value(&body_key).await?;
        if let Some(text) = body.as_string() {
            let text = self.ring().open_text(&body_key, &text).await?;
            // A file begins with a brace, and what is packed does not.
            if text.starts_with('{') {
                return Ok(Some(text));
            }
            let packed: Option<Vec<u8>> = text.chars().map(|letter| u8::try_from(letter).ok()).collect();
            let Some(packed) = packed else { return Ok(None) };
            body = Uint8Array::from(packed.as_slice()).into();
        }
        let stream = match body.dyn_ref::<Uint8Array>() {
            Some(bytes) => through("DecompressionStream", bytes),
            None => return Ok(None),
        };
        let text = match stream.and_then(|stream| response(&stream)?.text()) {
            Ok(text) => JsFuture::from(text).await,
            Err(error) => return Err(fault(&error)),
        };
        Ok(text.ok().and_then(|text| text.as_string()))
    }

    /// Takes points away, all at once.
    pub async fn remove(&self, points: &[Point]) -> Result<(), StorageError> {
        let keys = points.iter().flat_map(|point| [point.key(&self.scope), point.body_key(&self.scope)]);
        self.take_away(keys).await
    }

    async fn take_away(&self, keys: impl Iterator<Item = String>) -> Result<(), StorageError> {
        let writes: Vec<Write> = keys.map(|key| Write::Remove { key }).collect();
        if writes.is_empty() {
            return Ok(());
        }
        self.store.apply(&writes, |_, _, new| new.to_owned()).await.map(drop)
    }
}

/// A text in the gzip format, which is given as its bytes since those of a large one are copied ten times as fast: about an eighth of it. `None` where the browser cannot do that.
async fn packed(text: &Uint8Array) -> Option<Uint8Array> {
    let stream = through("CompressionStream", text).ok()?;
    let buffer = JsFuture::from(response(&stream).ok()?.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer))
}

/// Bytes, sent through what the browser has under this name. The bindings do not know it, hence the call by name.
fn through(name: &str, content: &Uint8Array) -> Result<ReadableStream, JsValue> {
    let make: Function = Reflect::get(&js_sys::global(), &name.into())?.dyn_into()?;
    let stream = Reflect::construct(&make, &Array::of1(&"gzip".into()))?;
    let source = Blob::new_with_str_sequence(&Array::of1(content))?.stream();
    Ok(source.pipe_through(stream.unchecked_ref::<ReadableWritablePair>()))
}

fn response(stream: &ReadableStream) -> Result<Response, JsValue> {
    Response::new_with_opt_readable_stream(Some(stream))
}
