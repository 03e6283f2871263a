//! Large areas of plain colour, drawn without a texture. On a machine without a graphics card every pixel that egui
//! fills costs ten times as much, for its shader samples a texture and has room for dithering.

use std::sync::OnceLock;

use eframe::egui_wgpu::{
    Callback, CallbackResources, CallbackTrait, RenderState, ScreenDescriptor,
};
use eframe::wgpu::util::{BufferInitDescriptor, DeviceExt as _};
use eframe::wgpu::{self, Buffer, BufferUsages, RenderPipeline};
use egui::epaint::PaintCallbackInfo;
use egui::{Color32, Context, Id, Mesh, Painter, Rect, Shape, pos2};

/// A vertex is two floats and four bytes.
const STRIDE: u64 = 12;

const SHADER: &str = "
struct Corner { @builtin(position) at: vec4<f32>, @location(0) colour: vec4<f32> }
@vertex fn corner(@location(0) at: vec2<f32>, @location(1) colour: vec4<f32>) -> Corner {
    return Corner(vec4<f32>(at, 0.0, 1.0), colour);
}
@fragment fn plain(corner: Corner) -> @location(0) vec4<f32> { return corner.colour; }
";

/// What draws them: over what is there, and in place of it.
struct Pipelines {
    over: RenderPipeline,
    opaque: RenderPipeline,
}

/// Where the context says that there is something to draw with.
fn installed() -> Id {
    Id::unique("flat")
}

/// Readies the drawing, where there is a graphics state whose target takes colours as egui has them.
pub fn install(ctx: &Context, render: Option<&RenderState>) {
    let Some(render) = render.filter(|render| !render.target_format.is_srgb()) else {
        return;
    };
    let pipelines = Pipelines {
        over: pipeline(render, Some(wgpu::BlendState::PREMULTIPLIED_ALPHA_BLENDING)),
        opaque: pipeline(render, None),
    };
    render.renderer.write().callback_resources.insert(pipelines);
    ctx.data_mut(|data| data.insert_temp(installed(), true));
}

fn pipeline(render: &RenderState, blend: Option<wgpu::BlendState>) -> RenderPipeline {
    let device = &render.device;
    let module = &device.create_shader_module(wgpu::ShaderModuleDescriptor {
        label: Some("flat"),
        source: wgpu::ShaderSource::Wgsl(SHADER.into()),
    });
    let attributes = wgpu::vertex_attr_array![0 => Float32x2, 1 => Unorm8x4];
    device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
        label: Some("flat"),
        layout: None,
        vertex: wgpu::VertexState {
            module,
            entry_point: Some("corner"),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            buffers: &[Some(wgpu::VertexBufferLayout {
                array_stride: STRIDE,
                step_mode: wgpu::VertexStepMode::Vertex,
                attributes: &attributes,
            })],
        },
        fragment: Some(wgpu::FragmentState {
            module,
            entry_point: Some("plain"),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            targets: &[Some(wgpu::ColorTargetState {
                format: render.target_format,
                blend,
                write_mask: wgpu::ColorWrites::ALL,
            })],
        }),
        primitive: wgpu::PrimitiveState::default(),
        depth_stencil: None,
        multisample: wgpu::MultisampleState::default(),
        multiview_mask: None,
        cache: None,
    })
}

/// A rectangle filled with one colour.
pub fn rect(painter: &Painter, rect: Rect, colour: Color32) {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(rect, colour);
    painter.add(shape(painter.ctx(), mesh));
}

/// A mesh without texture as a shape: drawn here where that is possible, by egui where not.
pub fn shape(ctx: &Context, mesh: Mesh) -> Shape {
    let ready = ctx.data(|data| data.get_temp(installed())).unwrap_or(false);
    if !ready || mesh.is_empty() {
        return Shape::mesh(mesh);
    }
    let screen = ctx.viewport_rect();
    Callback::new_paint_callback(screen, Area::new(&mesh, screen)).into()
}

/// A mesh in the form in which it is drawn.
struct Area {
    vertices: Vec<u8>,
    indices: Vec<u8>,
    count: u32,
    is_opaque: bool,
    buffers: OnceLock<[Buffer; 2]>,
}

impl Area {
    fn new(mesh: &Mesh, screen: Rect) -> Self {
        let corner = |vertex: &egui::epaint::Vertex| {
            let share = (vertex.pos - screen.min) / screen.size();
            let at = pos2(2.0 * share.x - 1.0, 1.0 - 2.0 * share.y);
            let colour = vertex.color.to_array();
            let bytes = at.x.to_ne_bytes().into_iter().chain(at.y.to_ne_bytes());
            bytes.chain(colour)
        };
        Self {
            vertices: mesh.vertices.iter().flat_map(corner).collect(),
            indices: mesh
                .indices
                .iter()
                .flat_map(|at| at.to_ne_bytes())
                .collect(),
            count: u32::try_from(mesh.indices.len()).unwrap_or(0),
            is_opaque: mesh.vertices.iter().all(|vertex| vertex.color.is_opaque()),
            buffers: OnceLock::new(),
        }
    }
}

impl CallbackTrait for Area {
    fn prepare(
        &self,
        device: &wgpu::Device,
        _queue: &wgpu::Queue,
        _screen: &ScreenDescriptor,
        _encoder: &mut wgpu::CommandEncoder,
        _resources: &mut CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        let buffer = |contents, usage| {
            let label = Some("flat");
            device.create_buffer_init(&BufferInitDescriptor {
                label,
                contents,
                usage,
            })
        };
        self.buffers.get_or_init(|| {
            [
                buffer(&self.vertices, BufferUsages::VERTEX),
                buffer(&self.indices, BufferUsages::INDEX),
            ]
        });
        Vec::new()
    }

    fn paint(
        &self,
        _info: PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        resources: &CallbackResources,
    ) {
        let (Some(pipelines), Some([vertices, indices])) =
            (resources.get::<Pipelines>(), self.buffers.get())
        else {
            return;
        };
        let pipeline = if self.is_opaque {
            &pipelines.opaque
        } else {
            &pipelines.over
        };
        pass.set_pipeline(pipeline);
        pass.set_vertex_buffer(0, vertices.slice(..));
        pass.set_index_buffer(indices.slice(..), wgpu::IndexFormat::Uint32);
        pass.draw_indexed(0..self.count, 0, 0..1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_graphics_state_egui_draws() {
        let ctx = Context::default();
        install(&ctx, None);
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(Rect::EVERYTHING, Color32::PLACEHOLDER);
        assert!(matches!(shape(&ctx, mesh), Shape::Mesh(_)));
    }

    #[test]
    fn the_corners_of_the_screen_are_those_of_clip_space() {
        let screen = Rect::from_min_size(pos2(10.0, 20.0), egui::vec2(200.0, 100.0));
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(screen, Color32::PLACEHOLDER);
        let area = Area::new(&mesh, screen);
        let floats = area.vertices.chunks(12).map(|bytes| {
            let float = |at: usize| f32::from_ne_bytes(bytes[at..at + 4].try_into().unwrap());
            (float(0), float(4))
        });
        let corners: Vec<(f32, f32)> = floats.collect();
        assert_eq!(
            corners,
            [(-1.0, 1.0), (1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)]
        );
        assert_eq!((area.count, area.indices.len()), (6, 24));
    }
}
