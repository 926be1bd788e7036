/**
 * The frame around every page: layout, security headers, error pages.
 * Sees no other package of Accession.
 */
package org.accession.web;
