/** What every room shares and nothing that needs an engine; each concern has its own sub-package. */
package org.facegap.core;
