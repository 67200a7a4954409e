//! The TypeScript bindings are written here and committed; `make check` fails when they drift from the Rust side.

use std::path::Path;

use contact_center::ipc;
use specta_typescript::Typescript;

const HEADER: &str =
    "// Written by `cargo test -p contact-center --test app bindings`. Do not edit: change the Rust types and run it again.";

#[test]
fn bindings_are_written_from_the_commands_and_their_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/ipc/bindings.ts");
    ipc::builder::<tauri::test::MockRuntime>()
        .export(Typescript::default().header(HEADER), &path)
        .expect("the types can be said in TypeScript");
}
