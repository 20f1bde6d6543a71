// The page: takes the trace out of the document that it stands in, and starts the viewer.
import { restoreNever } from "../../trace/never.js";
import { type PagePayload, payloadId } from "../model/source.js";
import { Viewer } from "./viewer.js";

const holder = document.getElementById(payloadId);
if (holder === null) throw new Error(`no #${payloadId} in the page`);
// Written by the same version's export, which has checked it.
const payload = JSON.parse(holder.textContent) as PagePayload;
for (const event of payload.document.events) restoreNever(event);
holder.remove();
new Viewer(payload).start();
