package org.yihaotong.classification;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.classification.ModelStore.Choice;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trains, lists and chooses models in the database of a running hotline: {@code train},
 * {@code list}, {@code activate VERSION}, {@code back}.
 */
public final class ModelCommand {

	private final ModelStore store;

	private final Retraining retraining;

	private final String user;

	private final PrintStream out;

	ModelCommand(ModelStore store, Retraining retraining, String user, PrintStream out) {
		this.store = store;
		this.retraining = retraining;
		this.user = user;
		this.out = out;
	}

	/**
	 * Runs one command on the database that {@code YIHAOTONG_POSTGRES_URL},
	 * {@code YIHAOTONG_POSTGRES_USER} and {@code YIHAOTONG_POSTGRES_PASSWORD} name.
	 * @param args the folder of the texts, then the command
	 * @throws IOException if a text cannot be read
	 */
	public static void main(String[] args) throws IOException {
		LoggingSystem.get(ModelCommand.class.getClassLoader())
			.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
		DriverManagerDataSource database = new DriverManagerDataSource(setting("URL"), setting("USER"),
				setting("PASSWORD"));
		JdbcClient jdbc = JdbcClient.create(database);
		ModelStore store = new ModelStore(jdbc, new TransactionTemplate(new JdbcTransactionManager(database)),
				Clock.systemUTC());
		Retraining retraining = new Retraining(CsvTaxonomy.read(), new StoredLabels(jdbc, new SimpleMeterRegistry()),
				store, Clock.systemUTC());
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
		int status = new ModelCommand(store, retraining, System.getProperty("user.name", "?"), out).run(args);
		if (status != 0) {
			System.exit(status);
		}
	}

	private static String setting(String name) {
		String value = System.getenv("YIHAOTONG_POSTGRES_" + name);
		return (value != null) ? value : "";
	}

	/**
	 * Runs a command.
	 * @param args the folder of the texts, then the command
	 * @return 0, or 2 if it was not understood
	 * @throws IOException if a text cannot be read
	 */
	int run(String... args) throws IOException {
		String command = (args.length > 1) ? args[1] : "";
		try {
			switch (command) {
				case "train" -> {
					this.out.println(
							JsonMapper.shared().writeValueAsString(this.retraining.train(Path.of(args[0]), this.user)));
				}
				case "list" -> list();
				case "activate" -> {
					this.store.activate((args.length > 2) ? args[2] : "", this.user);
					this.out.println("Active within 5 s: " + args[2]);
				}
				case "back" -> this.out.println("Active within 5 s: " + this.store.back(this.user));
				default -> throw new IllegalArgumentException("Usage: ./run model train|list|activate VERSION|back");
			}
			return 0;
		}
		catch (IllegalArgumentException | ModelRefused ex) {
			this.out.println(ex.getMessage());
			return 2;
		}
	}

	private void list() {
		Choice choice = this.store.choice();
		this.out.println(ModelStore.BUILT + mark(ModelStore.BUILT, choice));
		this.store.all()
			.forEach((model) -> this.out.println(model.version() + mark(model.version(), choice) + "  "
					+ model.trainedAt() + "  " + model.labels() + " labels  " + model.figures()));
	}

	private static String mark(String version, Choice choice) {
		if (version.equals(choice.active())) {
			return " (active)";
		}
		return choice.shadow().filter(version::equals).isPresent() ? " (shadow)" : "";
	}

}
