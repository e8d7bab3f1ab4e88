import static org.neo4j.configuration.GraphDatabaseSettings.DEFAULT_DATABASE_NAME;
import static org.neo4j.configuration.GraphDatabaseSettings.SYSTEM_DATABASE_NAME;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * Runs one Neo4j with Bolt on 127.0.0.1 for as long as its standard input stays open: on the port that the system
 * property {@code boltPort} names, else on a free one.
 *
 * <p>Arguments: the home directory of the database, the file with its settings, and the home directories of further
 * databases, each of which listens on a free port. The first line of standard input is the password of the user neo4j of
 * all. Standard output gets one line: {@code READY <port> ...}, with the ports in the order of the directories, or
 * {@code IN_USE <process>} where another process holds the first directory.
 */
public final class Launcher {
    /** How long an orderly end may take once the parent has ended; none where the store is thrown away anyway. */
    private static final int SHUTDOWN_SECONDS = Integer.getInteger("shutdownSeconds", 6);
    /** 0 is any free port. */
    private static final int BOLT_PORT = Integer.getInteger("boltPort", 0);
    private static final int STATUS_IN_USE = 3;

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createDirectories(Path.of(arguments[0]));
        Path settings = Path.of(arguments[1]);

        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = input.readLine();
        if (password == null) {
            return; // the parent ended before it said anything
        }
        CountDownLatch parentEnded = watch(input);

        FileChannel lock = claim(home);
        if (lock == null) {
            System.exit(STATUS_IN_USE);
        }

        StringBuilder ports = new StringBuilder().append(start(home, settings, password, BOLT_PORT));
        for (String further : Arrays.asList(arguments).subList(2, arguments.length)) {
            ports.append(' ').append(start(Path.of(further), settings, password, 0));
        }
        System.out.println("READY " + ports);
        parentEnded.await();
        System.exit(0); // runs the shutdown hooks
    }

    /** Starts one and returns its port. */
    private static int start(Path home, Path settings, String password, int port) {
        DatabaseManagementService neo4j = new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(settings)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(neo4j::shutdown));
        setPassword(neo4j, password);
        return port(neo4j);
    }

    /** The latch opens when standard input ends, which it does however the parent ends. */
    private static CountDownLatch watch(BufferedReader input) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread watcher = new Thread(() -> {
            try {
                while (input.read() != -1) {
                    // only the end matters
                }
            } catch (IOException closed) {
                // the same as the end
            }
            ended.countDown();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SHUTDOWN_SECONDS));
            // Whatever still runs has hung: Neo4j recovers its store at the next start.
            Runtime.getRuntime().halt(1);
        });
        watcher.setDaemon(true);
        watcher.start();
        return ended;
    }

    /** Locks the home directory; the operating system gives the lock back however this process ends. */
    private static FileChannel claim(Path home) throws IOException {
        Path owner = home.resolve("process-id");
        FileChannel lock = FileChannel.open(
                home.resolve("process-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            System.out.println("IN_USE " + (Files.exists(owner) ? Files.readString(owner).strip() : ""));
            return null;
        }
        Files.writeString(owner, Long.toString(ProcessHandle.current().pid()));
        return lock;
    }

    /** A password for each start, set before anyone is told where Neo4j listens. */
    private static void setPassword(DatabaseManagementService neo4j, String password) {
        neo4j.database(SYSTEM_DATABASE_NAME)
                .executeTransactionally(
                        "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                        Map.of("password", password));
    }

    private static int port(DatabaseManagementService neo4j) {
        GraphDatabaseAPI database = (GraphDatabaseAPI) neo4j.database(DEFAULT_DATABASE_NAME);
        return database.getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT)
                .getPort();
    }

    private Launcher() {}
}
