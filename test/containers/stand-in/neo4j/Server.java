import java.nio.file.Path;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Runs the Neo4j of the home directory that is named, with its conf/neo4j.conf, until the process is asked to end. */
public final class Server {
    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]);
        DatabaseManagementService neo4j = new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(home.resolve("conf/neo4j.conf"))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(neo4j::shutdown));
        // The word that programs wait for in the log of the official image.
        System.out.println("Started.");
    }

    private Server() {}
}
