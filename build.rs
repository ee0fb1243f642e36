//! Keeps the linker's list of addresses in the program that is cut into parts afterwards (scripts/page.mjs); in no other:
//! without the cut the list would stay in it.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_wasm = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if is_wasm && std::env::var_os("CARGO_FEATURE_LAZY").is_some() {
        println!("cargo::rustc-link-arg-bin=incident-scratchpad=--emit-relocs");
    }
}
