package org.yihaotong.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * Makes Vosk's native objects; turns everything that can go wrong in the native library
 * into exceptions.
 */
final class VoskLibrary {

	private static final Logger logger = LoggerFactory.getLogger(VoskLibrary.class);

	private VoskLibrary() {
	}

	static Model model(Path folder) throws IOException {
		String encoding = Native.getDefaultStringEncoding();
		if (!StandardCharsets.UTF_8.name().equalsIgnoreCase(encoding)) {
			logger.error("Start Java with -Djna.encoding=UTF-8: with {} every Chinese word becomes ??", encoding);
			throw new IOException("JNA's encoding is " + encoding + " instead of UTF-8");
		}
		try {
			LibVosk.setLogLevel(LogLevel.WARNINGS);
			return new Model(folder.toString());
		}
		catch (LinkageError ex) {
			throw new IOException("Vosk's native library does not run on this machine", ex);
		}
	}

	/**
	 * Looks a word up in a model; Vosk's Java classes have no method for it. The library
	 * must be asked for with the same class loader as they do: otherwise JNA loads it a
	 * second time, and two copies in one process crash.
	 */
	static boolean knows(Model model, String word) {
		Function find = NativeLibrary.getInstance("vosk", LibVosk.class.getClassLoader())
			.getFunction("vosk_model_find_word");
		return find.invokeInt(new Object[] { model.getPointer(), word }) >= 0;
	}

	static Recognizer recogniser(Model model, float sampleRate, List<String> grammar) {
		try {
			Recognizer recogniser = grammar.isEmpty() ? new Recognizer(model, sampleRate)
					: new Recognizer(model, sampleRate, VoskText.grammar(grammar));
			if (recogniser.getPointer() == null) {
				throw new IllegalStateException("Vosk refuses the grammar " + grammar);
			}
			return recogniser;
		}
		catch (IOException ex) {
			throw new IllegalStateException("Vosk made no recogniser", ex);
		}
	}

}
