/**
 * The frame around every page: layout, security headers, error pages.
 * Sees {@code identity} and nothing else of Accession.
 */
package org.accession.web;
