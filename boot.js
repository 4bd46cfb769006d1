// Starts the guide in this page: the catalogue and the program load side by side.
import init, { mount } from "./ice-access-guide.js";

const place = document.getElementById("guide");

try {
  const loaded = fetch(new URL("catalog.json", import.meta.url));
  const program = init({ module_or_path: new URL("ice-access-guide_bg.wasm", import.meta.url) });
  const [response] = await Promise.all([loaded, program]);
  if (!response.ok) {
    throw new Error(`catalog.json: ${response.status}`);
  }
  mount(place, await response.json(), true);
} catch (error) {
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = "The guide could not start in this browser. Reload the page, or try another browser.";
  place.replaceChildren(note);
  console.error(error);
}
