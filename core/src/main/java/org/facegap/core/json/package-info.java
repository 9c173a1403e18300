/** How JSON is written and read: stable key order, no NaN, atomic files; no knowledge of any document's content. */
package org.facegap.core.json;
