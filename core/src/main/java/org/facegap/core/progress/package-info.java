/** What a person watching a run sees: a live line or plain lines; no logging framework. */
package org.facegap.core.progress;
