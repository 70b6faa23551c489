package org.yihaotong.speech.adapt;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code ./run speech adapt}: fits a model to this hotline.
 */
public final class AdaptCommand {

	private final PrintStream out;

	AdaptCommand(PrintStream out) {
		this.out = out;
	}

	/**
	 * Adapts a model.
	 * @param arguments the checkout, the folder of adapted models, the folder of the base
	 * model
	 */
	public static void main(String[] arguments) {
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
		int status = new AdaptCommand(out).run(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
		if (status != 0) {
			System.exit(status);
		}
	}

	int run(Path project, Path adapted, Path base) {
		Adaptation adaptation = new Adaptation(project, base, adapted, Recipe.USUAL);
		try {
			if (!Files.isDirectory(base)) {
				throw new IOException("There is no model in " + base);
			}
			if (adaptation.done()) {
				this.out.println(adaptation.folder() + " is up to date (version " + adaptation.version() + ")");
				return 0;
			}
			adaptation.make().forEach((name, value) -> this.out.printf("  %-16s %12s%n", name, value));
			this.out.println("Made " + adaptation.folder() + " (version " + adaptation.version()
					+ "); the server hears with it from its next start on");
			return 0;
		}
		catch (IOException ex) {
			this.out.println("The recogniser was not adapted: " + ex.getMessage());
			return 1;
		}
	}

}
