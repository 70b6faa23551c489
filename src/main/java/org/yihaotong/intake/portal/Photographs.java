package org.yihaotong.intake.portal;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.springframework.web.multipart.MultipartFile;
import org.yihaotong.intake.NewContact;

/**
 * Makes photographs harmless: each is decoded and written anew, so that nothing but the
 * picture remains, neither the place where it was taken nor a disguised file.
 */
final class Photographs {

	static final int MOST = 5;

	private static final long MOST_PIXELS = 60_000_000;

	private static final int LONGEST_SIDE = 2000;

	private Photographs() {
	}

	/**
	 * Reads what was uploaded.
	 * @param files the files, empty ones for fields that were left alone
	 * @return the pictures as JPEG
	 * @throws NoPhotograph if one of them is no JPEG or PNG picture of bearable size
	 */
	static List<NewContact.Attachment> read(List<MultipartFile> files) throws NoPhotograph {
		List<MultipartFile> given = files.stream().filter((file) -> !file.isEmpty()).toList();
		if (given.size() > MOST) {
			throw new NoPhotograph("error.photo.many");
		}
		List<NewContact.Attachment> pictures = new ArrayList<>();
		for (MultipartFile file : given) {
			pictures.add(new NewContact.Attachment("photo-" + (pictures.size() + 1) + ".jpg", "image/jpeg",
					written(picture(file))));
		}
		return pictures;
	}

	private static BufferedImage picture(MultipartFile file) throws NoPhotograph {
		try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file.getBytes()))) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
			if (!readers.hasNext()) {
				throw new NoPhotograph("error.photo.unknown");
			}
			ImageReader reader = readers.next();
			try {
				reader.setInput(input, true, true);
				// Before anything is decoded: a small file may hold a huge picture.
				if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
					throw new NoPhotograph("error.photo.large");
				}
				return reader.read(0);
			}
			finally {
				reader.dispose();
			}
		}
		catch (IOException | RuntimeException ex) {
			throw new NoPhotograph("error.photo.unknown");
		}
	}

	private static byte[] written(BufferedImage picture) throws NoPhotograph {
		int longest = Math.max(picture.getWidth(), picture.getHeight());
		double scale = Math.min(1, (double) LONGEST_SIDE / longest);
		int width = Math.max(1, (int) (picture.getWidth() * scale));
		int height = Math.max(1, (int) (picture.getHeight() * scale));
		BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = plain.createGraphics();
		graphics.drawImage(picture.getScaledInstance(width, height, Image.SCALE_SMOOTH), 0, 0, null);
		graphics.dispose();
		try (ByteArrayOutputStream jpeg = new ByteArrayOutputStream()) {
			ImageIO.write(plain, "jpeg", jpeg);
			return jpeg.toByteArray();
		}
		catch (IOException ex) {
			throw new NoPhotograph("error.photo.unknown");
		}
	}

	/**
	 * Says in a message key why a file is no photograph.
	 */
	static final class NoPhotograph extends Exception {

		NoPhotograph(String key) {
			super(key);
		}

		String key() {
			return String.valueOf(getMessage());
		}

	}

}
