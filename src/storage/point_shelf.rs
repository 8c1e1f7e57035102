//! Keeps restore points in IndexedDB: a short text that says what a point is, and beside it the workspace file, packed where the
//! browser can. Must never be asked where there is no IndexedDB: then there are no points, and that is no error.

use super::{
    browser::{BrowserShelf, fault, indexed},
    indexed::IndexedShelf,
    keys::Scope,
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
}

impl PointShelf {
    /// The points of a scope, where the browser can keep them.
    pub fn of(shelf: &BrowserShelf, scope: &Scope) -> Option<Self> {
        indexed(shelf).map(|shelf| Self::over(shelf, scope))
    }

    pub(super) fn over(shelf: &IndexedShelf, scope: &Scope) -> Self {
        Self { store: shelf.points(), scope: scope.clone() }
    }

    /// All points. What does not read is none.
    pub async fn list(&self) -> Result<Vec<Point>, StorageError> {
        let kept = self.store.entries(&list_prefix(&self.scope)).await?;
        Ok(kept.iter().filter_map(|(key, text)| Point::parse(key, text)).collect())
    }

    /// Keeps a point with the text of its workspace's file, in place of the one with its id. Answers it with its size.
    pub async fn keep(&self, point: Point, file: &str) -> Result<Point, StorageError> {
        let text = JsValue::from_str(file);
        let (body, bytes) = match packed(&text).await {
            Some(bytes) => (JsValue::from(&bytes), bytes.length()),
            None => (text, u32::try_from(file.len()).unwrap_or(u32::MAX)),
        };
        let point = Point { bytes: bytes.into(), ..point };
        let (key, body_key) = (point.key(&self.scope), point.body_key(&self.scope));
        self.store.set_values(&[(&key, &point.to_text().into()), (&body_key, &body)]).await?;
        Ok(point)
    }

    /// The text of a point's file; `None` if it is gone or does not unpack.
    pub async fn read(&self, point: &Point) -> Result<Option<String>, StorageError> {
        let body = self.store.value(&point.body_key(&self.scope)).await?;
        if let Some(text) = body.as_string() {
            return Ok(Some(text));
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
        let mut writes = Vec::new();
        for point in points {
            for key in [point.key(&self.scope), point.body_key(&self.scope)] {
                writes.push(Write::Remove { key });
            }
        }
        if writes.is_empty() {
            return Ok(());
        }
        self.store.apply(&writes, |_, _, new| new.to_owned()).await.map(drop)
    }
}

/// A text in the gzip format: about an eighth of it. `None` where the browser cannot do that.
async fn packed(text: &JsValue) -> Option<Uint8Array> {
    let stream = through("CompressionStream", text).ok()?;
    let buffer = JsFuture::from(response(&stream).ok()?.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer))
}

/// A text or bytes, sent through what the browser has under this name. The bindings do not know it, hence the call by name.
fn through(name: &str, content: &JsValue) -> Result<ReadableStream, JsValue> {
    let make: Function = Reflect::get(&js_sys::global(), &name.into())?.dyn_into()?;
    let stream = Reflect::construct(&make, &Array::of1(&"gzip".into()))?;
    let source = Blob::new_with_str_sequence(&Array::of1(content))?.stream();
    Ok(source.pipe_through(stream.unchecked_ref::<ReadableWritablePair>()))
}

fn response(stream: &ReadableStream) -> Result<Response, JsValue> {
    Response::new_with_opt_readable_stream(Some(stream))
}
