//! Pictures from the clipboard and from elsewhere: taken off an event, scaled down, encoded.

use crate::domain::{
    PictureData, PictureError, PictureKind, Piece, is_legible, is_pasted_as_picture, pieces, scaled,
};
use crate::ui::platform::js;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Promise};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, FileList};

/// What an event brings beside text.
pub enum Brought {
    /// Text, or nothing.
    NoFile,
    /// Pictures of a kind that is taken.
    Pictures(Vec<File>),
    /// A file of lines.
    Lines(File),
    /// A file of another kind.
    Other,
}

/// Looks at what is pasted or dropped.
pub fn brought(event: &Event) -> Brought {
    let pasted = js::get(event, "clipboardData");
    let transfer = if pasted.is_object() { pasted } else { js::get(event, "dataTransfer") };
    let types: Vec<String> = strings(&js::get(&transfer, "types"));
    let files = js::get(&transfer, "files").dyn_into::<FileList>().ok();
    let all = files.iter().flat_map(|files| (0..files.length()).filter_map(|at| files.get(at)));
    let files: Vec<File> = all.collect();
    if !is_pasted_as_picture(types.iter().map(String::as_str), !files.is_empty()) {
        return Brought::NoFile;
    }
    of_files(files)
}

/// Looks at files that were chosen.
pub fn chosen(files: Option<FileList>) -> Brought {
    let files = files.iter().flat_map(|files| (0..files.length()).filter_map(|at| files.get(at))).collect();
    of_files(files)
}

fn of_files(files: Vec<File>) -> Brought {
    let is_taken = |file: &File| PictureKind::from_media_type(&file.type_()).is_some();
    let lines = files.iter().find(|file| is_text(&file.type_(), &file.name())).cloned();
    let pictures: Vec<File> = files.into_iter().filter(is_taken).collect();
    match (pictures.is_empty(), lines) {
        (false, _) => Brought::Pictures(pictures),
        (true, Some(file)) => Brought::Lines(file),
        (true, None) => Brought::Other,
    }
}

/// Whether a file is one of lines, by what the browser takes it for, or by its name: `app.log.1`
fn is_text(media_type: &str, name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let ends = [".txt", ".out", ".err", ".jsonl", ".ndjson", ".csv"];
    media_type.starts_with("text/") || name.contains(".log") || ends.iter().any(|end| name.ends_with(end))
}

fn strings(list: &JsValue) -> Vec<String> {
    let list = list.dyn_ref::<Array>().map(Array::iter);
    list.into_iter().flatten().filter_map(|one| one.as_string()).collect()
}

/// A picture within the limits: one, or the parts of one that is long.
pub struct Taken {
    /// Their data, from its beginning to its end.
    pub parts: Vec<PictureData>,
    /// Whether they had more pixels before.
    pub is_smaller: bool,
    /// Whether letters in them can still be read.
    pub is_legible: bool,
}

/// The qualities at which it is tried to fit, one after the other.
const QUALITIES: [f64; 4] = [0.9, 0.75, 0.6, 0.45];
/// How often it is made smaller when none of these fits.
const ROUNDS: usize = 8;

/// Draws a picture anew, small enough to be kept; `None` where the browser cannot read it. What else a camera wrote
/// into the file, such as where it was, is not drawn.
pub async fn taken(file: &File) -> Option<Taken> {
    let promise = js::call(&window(), "createImageBitmap", &[file])?;
    let bitmap = JsFuture::from(Promise::resolve(&promise)).await.ok()?;
    let mut taken = Taken { parts: Vec::new(), is_smaller: false, is_legible: true };
    for piece in pieces(side(&bitmap, "width")?, side(&bitmap, "height")?) {
        let (data, size) = fitted(&bitmap, piece).await?;
        let before = (piece.width, piece.height);
        taken.is_smaller |= size != before;
        taken.is_legible &= is_legible(before, size);
        taken.parts.push(data);
    }
    Some(taken)
}

/// A part of a picture within the limits, and the size that it has then.
async fn fitted(bitmap: &JsValue, piece: Piece) -> Option<(PictureData, (u32, u32))> {
    let mut size = (0, 0);
    for round in 0..ROUNDS {
        let smaller = (size.0 * 3 / 4, size.1 * 3 / 4);
        size = if round == 0 { scaled(piece.width, piece.height) } else { smaller };
        size = (size.0.max(1), size.1.max(1));
        let canvas = drawn(bitmap, piece, size)?;
        for quality in QUALITIES {
            match encoded(&canvas, quality)? {
                Ok(data) => return Some((data, size)),
                Err(PictureError::TooManyBytes) => {}
                Err(_) => return None,
            }
            // Keys come first.
            TimeoutFuture::new(0).await;
        }
    }
    None
}

fn side(bitmap: &JsValue, name: &str) -> Option<u32> {
    let side = js::get(bitmap, name).as_f64()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to the type's range")]
    Some(side as u32).filter(|side| *side > 0)
}

fn drawn(bitmap: &JsValue, piece: Piece, (width, height): (u32, u32)) -> Option<JsValue> {
    let canvas: JsValue = document().create_element("canvas").ok()?.into();
    let [width, height, zero] = [width, height, 0].map(JsValue::from);
    js::set(&canvas, "width", &width);
    js::set(&canvas, "height", &height);
    let context = js::call(&canvas, "getContext", &[&"2d".into()])?;
    // What shines through would be black in a JPEG.
    js::set(&context, "fillStyle", &"#fff".into());
    js::call(&context, "fillRect", &[&zero, &zero, &width, &height])?;
    js::set(&context, "imageSmoothingQuality", &"high".into());
    let [left, top, broad, high] = [piece.left, piece.top, piece.width, piece.height].map(JsValue::from);
    js::call(&context, "drawImage", &[bitmap, &left, &top, &broad, &high, &zero, &zero, &width, &height])?;
    Some(canvas)
}

/// As WebP, or as JPEG where the browser does not write that.
fn encoded(canvas: &JsValue, quality: f64) -> Option<Result<PictureData, PictureError>> {
    let quality = JsValue::from_f64(quality);
    let address = |kind: &str| js::call(canvas, "toDataURL", &[&kind.into(), &quality])?.as_string();
    let webp = address("image/webp").filter(|address| address.starts_with("data:image/webp;"));
    Some(PictureData::from_address(&webp.or_else(|| address("image/jpeg"))?))
}
