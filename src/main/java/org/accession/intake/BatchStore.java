package org.accession.intake;
