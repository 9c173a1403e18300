/** Config files: YAML walked against records, every problem told with file and line; what a config means lives with its record. */
package org.facegap.core.config;
