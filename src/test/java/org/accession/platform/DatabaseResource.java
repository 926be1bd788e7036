package org.accession.platform;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Gives every {@code @QuarkusTest} a database: a new one per start of Quarkus, migrated by it, entered as the service's
 * role. It applies to all tests as it stands; nothing has to name it.
 */
@QuarkusTestResource(DatabaseResource.class)
public class DatabaseResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return TestDatabase.empty().configuration();
    }

    @Override
    public void stop() {
        // The server is shared and ends with the process.
    }
}
